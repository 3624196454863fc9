-- One row per time a period of a board that the viewer sees was closed or opened again.
select board, period, event, open_findings, reason, author, happened_at
from raw.period_sign_offs
where visible.sees(board)

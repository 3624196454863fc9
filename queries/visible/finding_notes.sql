-- One row per thing that someone has said about a finding, for those who close periods.
select board, period, rule, subject, state, owner, reason, author, noted_at
from raw.finding_notes
where visible.may('sign') and visible.sees_whole_board(board)

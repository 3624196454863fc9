-- One row per kind and period of a load that has been disposed of, of a board that the viewer sees.
select
    disposal_id,
    load_id,
    board,
    source,
    file_name,
    kind,
    period,
    row_count,
    reason,
    rule,
    author,
    disposed_at
from raw.disposals
where visible.sees(board)

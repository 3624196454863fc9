-- One row per grant or reclaim and year in an export.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    grant_kind,
    name,
    expected_low,
    expected_high,
    expected_text,
    in_budget,
    is_targeted,
    goal
from raw.grants

-- Stores the grants and reclaims that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.grants by name
select
    $load_id::integer as load_id,
    $board as board,
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
from incoming_grants

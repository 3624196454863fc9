-- Stores the indicator values that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.indicator_values by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    indicator,
    cost_centre,
    is_planned,
    value,
    actions,
    comment
from incoming_indicator_values

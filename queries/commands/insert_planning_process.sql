-- Stores the activities of a planning process that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.planning_process by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    variant,
    process_order,
    sub_process,
    process_activity,
    span_unit,
    span_first,
    span_last,
    span_text,
    responsible,
    participants,
    object_in,
    object_out,
    decides,
    comment
from incoming_planning_process

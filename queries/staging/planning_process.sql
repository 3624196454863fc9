-- One row per activity of a planning process in an export, or sub-process as a whole.
select
    load_id,
    board,
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
from raw.planning_process

-- Stores the results of controls that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.control_results by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    control,
    done_on,
    result,
    examined,
    comment,
    attachment,
    responsible
from incoming_control_results

-- One row per control and occasion in an export.
select
    load_id,
    board,
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
from raw.control_results

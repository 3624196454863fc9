-- One row per control and year in an export.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    control_area,
    number,
    control,
    control_goal,
    activity,
    responsible,
    cost_centre,
    method,
    volume_number,
    volume_share,
    volume_text,
    occasions_frequency,
    occasions_months,
    occasions_text,
    reported_to,
    reported_when
from raw.control_plan

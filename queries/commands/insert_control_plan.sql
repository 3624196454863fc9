-- Stores the controls of a plan that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.control_plan by name
select
    $load_id::integer as load_id,
    $board as board,
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
from incoming_control_plan

-- Stores the volumes that an export holds; costs stand as in the file.
-- Right: load
-- Parameters: $load_id, $board, $sign
insert into raw.volumes by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    $sign as sign,
    period,
    cost_centre,
    care_form,
    provider,
    is_forecast,
    days,
    net_cost,
    budget_days,
    budget_cost
from incoming_volumes

-- One row per volume that counts and that the viewer sees.
select
    board,
    period,
    cost_centre,
    care_form,
    provider,
    is_forecast = 'forecast' as is_forecast,
    days,
    net_cost,
    budget_days,
    budget_cost
from marts.live_volumes
where visible.may('figures') and visible.sees_cost_centre(board, cost_centre)

-- One row per project and year that counts and that the viewer sees.
select board, period, project, investment_kind, cost_centre, budget, actual, forecast
from marts.live_investments
where visible.may('figures') and visible.sees_cost_centre(board, cost_centre)

-- One row per load, period, cost centre and reason that rows of adopted forecasts give, whether or
-- not they count, which the viewer sees.
select load_id, board, period, cost_centre, reason
from raw.amounts
where
    kind = 'adopted_forecast'
    and reason is not null
    and visible.may('figures')
    and visible.may('details')
    and visible.sees_cost_centre(board, cost_centre)
group by all

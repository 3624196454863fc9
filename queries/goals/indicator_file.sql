-- One row per value of an indicator in a span of months, in the five columns that programs for goal
-- follow-up read (N19): the month's last day, unit (empty for the whole board), measure, column
-- (Utfall or Plan) and value.
-- Rests on: indicator_values
-- Right: figures
-- Parameters: $board, $first_period, $last_period
select
    last_day(make_date(divide(period, 100), period % 100, 1)) as date,
    coalesce(cost_centre, '') as unit,
    indicator as measure,
    case when is_planned then 'Plan' else 'Utfall' end as measure_column,
    value
from visible.indicator_values
where board = $board and period between $first_period and $last_period
order by date, measure, unit, measure_column

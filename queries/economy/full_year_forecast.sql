-- One row per part, then the total: where the year will land as its closed months say, an 80 %
-- interval, and what the year's budget is. Costs are negative, income positive.
-- $grain says what a part is: a department, a unit or an account_group, of the whole board or of
-- one $department. Whichever it is, the parts
-- sum to the same total (F1). What the three sums that the forecast is the middle of give stands
-- beside it. A closed year is its actual.
-- Right: figures
-- Needs kept: the forecasts of $period
-- Parameters: $board, $period, $grain, $department
select
    row_kind,
    part as key,
    name,
    actual_ytd,
    forecast,
    low,
    high,
    budget_year,
    forecast - budget_year as forecast_variance,
    whole_years,
    method,
    mean_error,
    latest_is_unusual,
    forecast_with_normal_month,
    at_level,
    with_trend,
    as_last_year
from visible.landings($board, $period::integer, $period::integer, $grain, $department)
order by row_kind = 'total', forecast_variance, name

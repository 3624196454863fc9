-- Keeps a board's forecasts of a period, computed of what counts now.
-- Right: the program
-- Parameters: $board, $period, $year_start, $year_end
insert into marts.kept_forecasts by name
select
    $board as board,
    $period::integer as period,
    grain,
    department,
    department_name,
    unit,
    unit_name,
    account_group,
    section,
    actual_ytd,
    forecast,
    low,
    high,
    at_level,
    with_trend,
    as_last_year,
    last_years_rest,
    by_usual_share,
    budgets_rest,
    budget_year,
    whole_years,
    mean_error,
    latest_is_unusual,
    forecast_with_normal_month
from
    marts.period_forecasts($board, $period::integer, $year_start::integer, $year_end::integer)

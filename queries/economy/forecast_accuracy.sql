-- One row per part and then the total, month of the year and method: how far off forecasts of the
-- year have been, in the years that were closed by $period. $grain says what a part is: a
-- department,
-- a unit or an account_group.
-- `method` is adopted (what the board decided at the time), computed (what is computed today of
-- what was closed then), or a rule that the computed one is judged beside: at_level, with_trend and
-- as_last_year are the sums that it is the middle of; last_years_rest, by_usual_share, budgets_rest
-- and run_rate are plain sums. `bias` is the mean miss, below zero where forecasts have been too
-- low, `size` the mean of what they missed by whichever way; both are shares of the year. `within`
-- is the share of years that ended in the computed interval.
-- Right: figures
-- Needs kept: the forecasts of every month
-- Parameters: $board, $period, $grain, $department
select
    row_kind,
    part as key,
    arg_max(name, year_start) as name,
    closed_months,
    max(period) % 100 as month,
    method,
    count(*)::integer as years,
    avg(miss) as bias,
    avg(abs(miss)) as size,
    avg(is_within::integer) as within,
    max(year_start) as latest_year,
    arg_max(miss, year_start) as latest_miss
from visible.forecast_misses($board, $period::integer, $grain, $department)
group by row_kind, part, closed_months, method
order by row_kind = 'total', part, closed_months, method

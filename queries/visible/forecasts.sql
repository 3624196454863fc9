-- One row per kept forecast of a series that the viewer sees; what is said of several departments
-- together is for those who see the whole board.
select
    board,
    period,
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
from marts.kept_forecasts
where
    visible.may('figures')
    and (
        visible.sees_whole_board(board)
        or (
            visible.sees(board)
            and coalesce(
                list_contains(struct_extract(visible.viewer(), 'departments'), department), false
            )
        )
    )

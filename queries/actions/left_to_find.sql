-- One row: whether a board's result demands actions (E6), and what of them is left to find (N9).
-- It is demanded when the accumulated variance, or that of the year's forecast, is below zero for
-- the board as a whole. The forecast is the latest adopted one, or else the computed. The gap is
-- how far below budget it is; left to find is the gap less what decided actions give in the months
-- after the forecast's. It is met when an action is decided and nothing is left to find. Costs are
-- negative; effects above zero make the result better. No row for who sees but some departments.
-- Right: figures
-- Needs kept: the forecasts of $period
-- Parameters: $board, $period, $year_start, $year_end
with

    actions as (

        select
            (count(*) filter (where is_decided))::integer as decided_count,
            (count(*) filter (where status = 'proposed'))::integer as proposed_count,
            coalesce(sum(counted), 0)::decimal(18, 2) as decided_effect,
            coalesce(sum(remaining) filter (where status = 'proposed'), 0)::decimal(
                18, 2
            ) as proposed_effect
        from visible.counted_actions($board, $period, $year_start, $year_end)

    ),

    forecasts as (

        select
            variance_ytd,
            forecast_origin,
            forecast_month,
            forecast,
            budget_year,
            forecast_variance,
            case
                when forecast_variance is not null then greatest(0, - forecast_variance)
            end::decimal(18, 2) as gap
        from visible.standings($board, $period, $year_start, $year_end, 'department')
        where row_kind = 'total'

    ),

    left_to_find as (

        select
            forecasts.variance_ytd,
            forecasts.forecast_origin,
            forecasts.forecast_month,
            forecasts.forecast,
            forecasts.budget_year,
            forecasts.forecast_variance,
            forecasts.gap,
            actions.decided_count,
            actions.decided_effect,
            actions.proposed_count,
            actions.proposed_effect,
            forecasts.forecast + actions.decided_effect as forecast_with_actions,
            forecasts.forecast_variance + actions.decided_effect as variance_with_actions,
            case
                when forecasts.gap is not null
                then greatest(0, forecasts.gap - actions.decided_effect)
            end::decimal(18, 2) as left_to_find,
            coalesce(forecasts.variance_ytd < 0, false) as opened_by_variance,
            coalesce(forecasts.forecast_variance < 0, false) as opened_by_forecast
        from forecasts
        cross join actions

    )

select
    variance_ytd,
    forecast_origin,
    forecast_month,
    forecast,
    budget_year,
    forecast_variance,
    gap,
    decided_count,
    decided_effect,
    proposed_count,
    proposed_effect,
    forecast_with_actions,
    variance_with_actions,
    left_to_find,
    opened_by_variance,
    opened_by_forecast,
    opened_by_variance or opened_by_forecast as is_demanded,
    decided_count > 0 as has_decided,
    coalesce(left_to_find, 0) = 0 as is_covered,
    not is_demanded or (has_decided and is_covered) as is_met
from left_to_find
where visible.may('figures') and visible.sees_whole_board($board)

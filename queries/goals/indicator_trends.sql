-- One row per indicator of the year's plan: whether its monthly values have changed more than they
-- vary by chance (M8). Mann–Kendall's test over the board's number of months, with ties; the slope
-- is Sen's: the median change per month. `z` beyond the board's limit is more than chance. Fewer
-- values than the board asks for give none.
-- Source: Mann (1945), Kendall (1975), Sen (1968).
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $period
with

    limits as (

        select goals.trend_months as months, goals.trend_least as least, goals.trend_z as z
        from visible.boards
        where board = $board

    ),

    plans as (

        select plans.indicator, plans.direction
        from visible.judged_plans($board) as plans
        inner join visible.boards on boards.board = $board
        where plans.year_period = divide(marts.month_number($period) - boards.first_month, 12) * 100

    ),

    series as (

        select values_.indicator, marts.month_number(values_.period) as number, values_.value
        from visible.indicator_values as values_
        cross join limits
        where
            values_.board = $board
            and values_.cost_centre is null
            and not values_.is_planned
            and values_.period between marts.months_before($period, limits.months - 1) and $period

    ),

    pairs as (

        select
            earlier.indicator,
            sum(sign(later.value - earlier.value))::integer as rising,
            median((later.value - earlier.value)::double / (later.number - earlier.number)) as slope
        from series as earlier
        inner join
            series as later on earlier.indicator = later.indicator and earlier.number < later.number
        group by earlier.indicator

    ),

    alike as (

        select indicator, sum(times * (times - 1) * (2 * times + 5)) as tied
        from
            (
                select indicator, value, count(*) as times from series group by indicator, value
            ) as counts
        group by indicator

    ),

    sizes as (select indicator, count(*)::integer as value_count from series group by indicator),

    tested as (

        select
            sizes.indicator,
            sizes.value_count,
            pairs.slope,
            (
                (pairs.rising - sign(pairs.rising)) / nullif(
                    sqrt(
                        (
                            sizes.value_count
                            * (sizes.value_count - 1)
                            * (2 * sizes.value_count + 5)
                            - alike.tied
                        )
                        / 18
                    ),
                    0
                )
            ) as z
        from sizes
        inner join pairs using (indicator)
        inner join alike using (indicator)

    )

select
    plans.indicator,
    coalesce(tested.value_count, 0) as value_count,
    case when tested.value_count >= limits.least then tested.slope end::decimal(18, 4) as slope,
    case when tested.value_count >= limits.least then coalesce(tested.z, 0) end::decimal(9, 2) as z,
    case
        when coalesce(tested.value_count, 0) < limits.least
        then 'too_few'
        when abs(coalesce(tested.z, 0)) <= limits.z
        then 'chance'
        when (tested.z > 0) = (plans.direction = 'higher')
        then 'better'
        else 'worse'
    end as trend,
    limits.months as months,
    limits.least as least
from plans
cross join limits
left join tested using (indicator)
order by plans.indicator

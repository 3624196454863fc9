-- One row per series and target year: three sums for the months that remain, and the middle one.
-- The level goes on; its trend does, fading by a tenth a month; or last year's remaining months
-- come back, with half of the growth so far. With less than two whole years the budget's remaining
-- months stand beside them. `scale` is how far off such a sum may be, `noise` the same of a normal
-- month. `levels`, `normal_months` and `phased` name relations as the macros of those names give or
-- take.
create or replace macro marts.rest_forecasts(
    levels, normal_months, phased, forecast_year, closed_months
) as table
    with

        remaining as (

            select
                series_id,
                target_year,
                sum(normal) as normal,
                -- 0,9 + 0,9² + …
                sum(normal * 9.0 * (1 - pow(0.9, month - closed_months))) as faded,
                list(normal order by month) as month_normals
            from query_table(normal_months)
            where month > closed_months
            group by all

        ),

        budgets as (

            select
                series_id,
                sum(amount) filter (month > closed_months)::double as remaining,
                sum(amount) filter (month <= closed_months)::double as so_far
            from query_table(phased)
            group by all

        ),

        sums as (

            select
                now.series_id,
                now.target_year,
                now.whole_years,
                now.level,
                now.usual_spread,
                remaining.normal as remaining_normal,
                remaining.month_normals,
                now.level * remaining.normal as at_level,
                now.level * remaining.normal
                + 0.5
                * now.slope
                * (
                    remaining.faded
                    + least((1 - now.freshness) / now.freshness, 8.0) * remaining.normal
                ) as with_trend,
                (now.last_year - now.last_year_so_far)
                * marts.half_growth(now.so_far, now.last_year_so_far) as as_last_year,
                case
                    when
                        now.whole_years < 2
                        and budgets.so_far * now.direction > 0
                        and now.target_year = forecast_year
                    then
                        now.direction
                        * budgets.remaining
                        * marts.half_growth(now.so_far, now.direction * budgets.so_far)
                end as as_budgeted
            from query_table(levels) as now
            inner join remaining using (series_id, target_year)
            left join budgets using (series_id)

        )

    select
        series_id,
        target_year,
        remaining_normal,
        month_normals,
        at_level,
        with_trend,
        as_last_year,
        as_budgeted,
        case
            when whole_years = 0
            then (at_level + coalesce(as_budgeted, at_level)) / 2
            when whole_years = 1
            then
                list_median(
                    list_filter(
                        [at_level, as_last_year, as_budgeted], lambda one: one is not null
                    )
                )
            else list_median([at_level, with_trend, as_last_year])
        end as rest,
        greatest(
            usual_spread + 0.5 * case
                when whole_years >= 2
                then list_stddev_pop([at_level, with_trend, as_last_year])
                when whole_years = 1
                then list_stddev_pop([at_level, as_last_year])
                else 0
            end,
            case when whole_years = 0 then 0.05 else 0.005 end * abs(level)
        ) as scale,
        scale / greatest(abs(level), 1e-9) as noise
    from sums

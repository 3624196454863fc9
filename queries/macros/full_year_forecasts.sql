-- One row per series: where its year will land, as its closed months say, with an 80 % interval.
-- `observed` names a relation (series_id, year, month, amount) of closed months; `phased` one
-- (series_id, month, amount) of the year's budget, which counts only where there are less than two
-- whole years, and may be empty. Years are fiscal years, and month 1 is their first.
-- docs/forecast.md says how it is done, and how far off it has been.
create or replace macro marts.full_year_forecasts(
    observed, phased, forecast_year, closed_months
) as table
    with

        windows as materialized (

            select
                series_id,
                target_year,
                year,
                month,
                month_number,
                amount,
                mean_of_year,
                mean_size_of_year,
                direction,
                has_both_signs
            from marts.forecast_windows(observed, forecast_year, closed_months)

        ),

        normal_months as materialized (

            select series_id, target_year, month, whole_years, normal
            from marts.normal_months('windows', phased)

        ),

        levels as materialized (

            select
                series_id,
                target_year,
                whole_years,
                so_far,
                last_year,
                last_year_so_far,
                latest_amount,
                latest_normal,
                slope,
                level,
                freshness,
                usual_spread,
                usual_error,
                direction,
                has_both_signs
            from marts.forecast_levels('windows', 'normal_months', closed_months)

        ),

        rests as materialized (

            select
                series_id,
                target_year,
                remaining_normal,
                month_normals,
                at_level,
                with_trend,
                as_last_year,
                as_budgeted,
                rest,
                scale,
                noise
            from
                marts.rest_forecasts(
                    'levels', 'normal_months', phased, forecast_year, closed_months
                )

        ),

        trials as materialized (

            select series_id, target_year, noise, miss, error
            from marts.forecast_trials('windows', 'levels', 'rests', forecast_year, closed_months)

        ),

        own_trials as (

            select
                series_id,
                avg(abs(error)) as mean_error,
                arg_max(error, target_year) as latest_error,
                count(*) as trials
            from trials
            group by all

        ),

        bounded as (

            select
                rests.series_id,
                levels.so_far + rests.rest as landing,
                -- Without a whole year to learn from nobody knows: four times as wide.
                rests.scale
                * usual_misses.miss
                * case when levels.whole_years = 0 then 4.0 else 1.0 end as half_width,
                -- What has never had but one sign does not go back.
                case
                    when levels.has_both_signs
                    then landing - half_width
                    else greatest(levels.so_far, landing - half_width)
                end as least,
                landing + half_width as most,
                levels.whole_years >= 1
                and abs(levels.latest_amount - levels.latest_normal * levels.level)
                > 3.75 * levels.usual_error as latest_is_unusual
            from rests
            inner join levels using (series_id, target_year)
            inner join
                marts.usual_misses('trials', closed_months) as usual_misses
                on rests.noise > usual_misses.above_noise
                and rests.noise <= usual_misses.to_noise
            where rests.target_year = forecast_year

        )

    select
        bounded.series_id,
        levels.direction * levels.so_far as actual_ytd,
        levels.direction * bounded.landing as forecast,
        case when levels.direction > 0 then bounded.least else - bounded.most end as low,
        case when levels.direction > 0 then bounded.most else - bounded.least end as high,
        levels.direction * (levels.so_far + rests.at_level) as at_level,
        levels.direction * (levels.so_far + rests.with_trend) as with_trend,
        levels.direction * (levels.so_far + rests.as_last_year) as as_last_year,
        levels.direction * (levels.so_far + rests.as_budgeted) as as_budgeted,
        levels.direction
        * (levels.so_far + levels.last_year - levels.last_year_so_far) as last_years_rest,
        levels.whole_years,
        rests.remaining_normal / 12 as remaining_share,
        list_transform(
            rests.month_normals,
            lambda normal: case
                when rests.remaining_normal > 0
                then normal / rests.remaining_normal
                else 1.0 / len(rests.month_normals)
            end
        ) as month_shares,
        bounded.latest_is_unusual,
        case
            when bounded.latest_is_unusual
            then
                levels.direction
                * (bounded.landing - levels.latest_amount + levels.latest_normal * levels.level)
        end as forecast_with_normal_month,
        own_trials.mean_error,
        own_trials.latest_error,
        coalesce(own_trials.trials, 0) as trials
    from bounded
    inner join rests on bounded.series_id = rests.series_id and rests.target_year = forecast_year
    inner join levels on bounded.series_id = levels.series_id and levels.target_year = forecast_year
    left join own_trials on bounded.series_id = own_trials.series_id

-- One row per series and target year before the forecast's: how far off the forecast of then was.
-- `miss` is of the scale, `error` of the year's total, above zero where the forecast was too high.
-- Only where it could rest on two whole years, and the year that it was for is whole.
create or replace macro marts.forecast_trials(
    windows, levels, rests, forecast_year, closed_months
) as table
    with

        endings as (

            select
                series_id,
                year as target_year,
                sum(amount) as year_amount,
                sum(amount) filter (month > closed_months) as rest
            from query_table(windows)
            where target_year = forecast_year and year < forecast_year
            group by series_id, year
            having count(*) = 12

        )

    select
        then_said.series_id,
        then_said.target_year,
        then_said.noise,
        abs(endings.rest - then_said.rest) / nullif(then_said.scale, 0) as miss,
        (then_known.so_far + then_said.rest - endings.year_amount)
        / nullif(abs(endings.year_amount), 0) as error
    from query_table(rests) as then_said
    inner join query_table(levels) as then_known using (series_id, target_year)
    inner join endings using (series_id, target_year)
    where then_known.whole_years >= 2

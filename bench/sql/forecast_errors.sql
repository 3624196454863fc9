-- One row per closed month and method: how far the forecasts of the year's total were off, how
-- often
-- the total was within the interval, and the processor time of a forecast, in milliseconds and as
-- so
-- many times that of the method with intervals.
-- Of results(series_id, target_year, k, method, forecast, low, high, seconds) and units(series_id,
-- target_year, year_total).
with

    measured as (

        select
            k,
            method,
            count(*) as forecasts,
            100 * median(abs(forecast - year_total) / abs(year_total)) as median_error,
            100 * avg(least(1.0, abs(forecast - year_total) / abs(year_total))) as mean_error,
            100
            * avg((year_total between low and high)::integer) filter (low is not null) as coverage,
            1000 * avg(seconds) as milliseconds
        from results
        inner join units using (series_id, target_year)
        group by all

    )

select
    *,
    milliseconds
    / max(milliseconds) filter (coverage is not null) over (partition by k) as times_own
from measured
order by coverage is null, method, k

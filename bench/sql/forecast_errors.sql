-- One row per closed month and method: how far the forecasts of the year's total were off, and how
-- often the total was within the interval. Of results(series_id, target_year, k, method, forecast,
-- low, high) and units(series_id, target_year, year_total).
select
    k,
    method,
    count(*) as forecasts,
    100 * median(abs(forecast - year_total) / abs(year_total)) as median_error,
    100 * avg(least(1.0, abs(forecast - year_total) / abs(year_total))) as mean_error,
    100 * avg((year_total between low and high)::integer) filter (low is not null) as coverage
from results
inner join units using (series_id, target_year)
group by all
order by coverage is null, method, k

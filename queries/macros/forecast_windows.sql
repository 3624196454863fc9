-- One row per series, target year and month that was closed when the target year's forecast is
-- made.
-- The target years are the forecast's own and the two before, each seen at the same month of its
-- year, so that the forecast can be tried on what is known. A month that is not observed is zero; a
-- first year that is not whole is left out. What sums to below zero is turned, so that all that
-- follows has one direction; `direction` turns it back.
-- `observed` names a relation (series_id, year, month, amount).
create or replace macro marts.forecast_windows(observed, forecast_year, closed_months) as table
    with

        summed as materialized (

            select series_id, year, month, sum(amount)::double as amount
            from query_table(observed)
            where
                year between forecast_year - 5 and forecast_year
                and (year < forecast_year or month <= closed_months)
            group by all

        ),

        spans as (

            select
                series_id,
                min(year * 12 + month - 1) as first_seen,
                case when sum(amount) < 0 then -1.0 else 1.0 end as direction,
                min(amount) * max(amount) < 0 as has_both_signs
            from summed
            group by all

        ),

        years as (

            select unnest(range(forecast_year - 5, forecast_year + 1))::integer as year

        ),

        calendar as (select unnest(range(1, 13))::integer as month),

        turned as materialized (

            select
                spans.series_id,
                spans.direction,
                spans.has_both_signs,
                years.year,
                calendar.month,
                spans.direction * coalesce(summed.amount, 0.0) as amount
            from spans
            cross join years
            cross join calendar
            left join
                summed
                on spans.series_id = summed.series_id
                and years.year = summed.year
                and calendar.month = summed.month
            where
                (years.year < forecast_year or calendar.month <= closed_months)
                and years.year >= divide(spans.first_seen, 12)
                + (
                    spans.first_seen % 12 > 0 and divide(spans.first_seen, 12) < forecast_year
                )::integer

        ),

        targets as (

            select unnest(range(forecast_year - 2, forecast_year + 1))::integer as target_year

        )

    select
        turned.series_id,
        targets.target_year,
        turned.year,
        turned.month,
        (turned.year - targets.target_year) * 12 + turned.month as month_number,
        turned.amount,
        avg(turned.amount) over of_year as mean_of_year,
        avg(abs(turned.amount)) over of_year as mean_size_of_year,
        turned.direction,
        turned.has_both_signs
    from turned
    inner join
        targets
        on turned.year < targets.target_year
        or (turned.year = targets.target_year and turned.month <= closed_months)
window of_year as (partition by turned.series_id, targets.target_year, turned.year)

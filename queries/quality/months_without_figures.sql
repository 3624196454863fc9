-- One row per earlier month of the year for which no actual figures are loaded.
-- Right: sign or steps
-- Parameters: $board, $year_start, $period
with

    months as (

        select
            unnest(
                generate_series(
                    make_date(divide($year_start, 100), $year_start % 100, 1),
                    make_date(divide($period, 100), $period % 100, 1),
                    interval 1 month
                )
            )::date as first_day

    ),

    loaded as (

        select period
        from visible.live_coverage
        where board = $board and kind in ('ledger', 'balances')
        group by all

    )

select
    null::varchar as cost_centre,
    null::varchar as account,
    strftime(months.first_day, '%Y-%m') as detail,
    0::decimal(18, 2) as amount,
    null::decimal(18, 2) as expected
from months
left join loaded on loaded.period = year(months.first_day) * 100 + month(months.first_day)
where loaded.period is null
order by months.first_day

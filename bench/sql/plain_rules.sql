-- One row per series and plain rule: the year so far at the same rate, with last year's remaining
-- months, and with last year's share. Of observed(series_id, year, month, amount).
with

    sums as (

        select
            series_id,
            sum(amount) filter (year = $year and month <= $k) as so_far,
            sum(amount) filter (year = $year - 1) as last_year,
            sum(amount) filter (year = $year - 1 and month <= $k) as last_year_so_far
        from observed
        group by all

    )

select
    series_id,
    unnest(
        [
            {'method': 'årets takt', 'forecast': so_far / $k * 12},
            {
                'method': 'fjolårets rest',
                'forecast': so_far + last_year - last_year_so_far
            },
            {
                'method': 'fjolårets andel',
                'forecast': so_far * last_year / nullif(last_year_so_far, 0)
            }
        ],
        max_depth := 2
    )
from sums

-- One row per cost centre with actual figures this year but no budget for it.
-- Right: sign or steps
-- Parameters: $board, $year_start, $year_end, $period
select
    cost_centre,
    null::varchar as account,
    null::varchar as detail,
    sum(amount) filter (
        where value_type = 'actual' and marts.counted_month(period) <= $period
    )::decimal(18, 2) as amount,
    null::decimal(18, 2) as expected
from visible.positions
where
    board = $board
    and marts.counted_month(period) between $year_start and $year_end
    and cost_centre is not null
group by all
having
    count(*) filter (where value_type = 'budget') = 0
    and coalesce(
        sum(amount) filter (where value_type = 'actual' and marts.counted_month(period) <= $period),
        0
    )
    <> 0
order by
    abs(
        sum(amount) filter (where value_type = 'actual' and marts.counted_month(period) <= $period)
    ) desc

-- Stores what a board planned for the accounts that its cost centres use: a budget for each of the
-- months, or a forecast for the year, adopted in the month.
-- Parameters: $load_id, $board, $kind, $basis, $periods
insert into raw.amounts by name
with

    used as (

        select centre, (centre * 5 + nth * 7) % 400 as place
        from range(80) as centres(centre)
        cross join range(60) as nths(nth)

    ),

    months as (select unnest($periods::integer[]) as period)

select
    $load_id::integer as load_id,
    $board as board,
    $kind as kind,
    row_number() over (order by period, centre, place) + 1 as row_number,
    'F' as column_name,
    period,
    $basis as basis,
    'ledger' as sign,
    (31000 + centre)::varchar as cost_centre,
    (3000 + 12 * place)::varchar as account,
    (55910 + centre // 5 * 10)::varchar as activity_code,
    (
        case when place < 84 then -1 else 1 end
        * (hash($load_id, centre, place) % 20000000)::bigint
    )::decimal(18, 0)
    * 0.01::decimal(3, 2) as amount
from used
cross join months
order by row_number

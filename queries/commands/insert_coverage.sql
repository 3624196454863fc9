-- Notes which kinds and periods a load covers, with rows and sums; a yearly budget covers its
-- months.
-- Right: load
-- Parameters: $load_id, $source
insert into raw.coverage
with

stored as (

    select
        board,
        kind,
        period,
        case when sign = 'ledger' then amount else -amount end as amount
    from raw.amounts
    where load_id = $load_id

),

yearly as (

-- A year that is given as period 00 or 13 ends in December.
    select
        board,
        kind,
        divide(period, 100) * 12 + least(12, nullif(period % 100, 0)) - 1 as last_month
    from raw.amounts
    where load_id = $load_id and kind = 'budget' and basis = 'year'
    group by all

),

covered as (

    select board, kind, period, count(*) as row_count, sum(amount)::decimal(18, 2) as amount
    from stored
    group by all
    union all
    select
        board,
        kind,
        divide(last_month - step, 12) * 100 + (last_month - step) % 12 + 1 as period,
        0 as row_count,
        0 as amount
    from yearly
    cross join (select unnest(range(12)) as step) as steps
    union all
    select board, 'organisation' as kind, 0 as period, count(*) as row_count, 0 as amount
    from raw.organisation
    where load_id = $load_id
    group by all
    union all
    select board, 'accounts' as kind, 0 as period, count(*) as row_count, 0 as amount
    from raw.accounts
    where load_id = $load_id
    group by all
    union all
    select board, 'cases' as kind, period, count(*) as row_count, 0 as amount
    from raw.cases
    where load_id = $load_id
    group by all
    union all
    select board, kind, period, row_count, amount
    from marts.record_counts
    where load_id = $load_id

)

select
    $load_id::integer as load_id,
    board,
    $source as source,
    kind,
    period::integer as period,
    sum(row_count)::integer as row_count,
    sum(amount)::decimal(18, 2) as amount
from covered
group by all
order by kind, period

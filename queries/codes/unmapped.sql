-- One row per code that figures of the year use and no plan knows, largest sums first.
-- Right: details
-- Parameters: $board, $on_day, $year_start, $period
with

    used as (

        select account, period, amount
        from visible.positions
        where
            board = $board
            and value_type = 'actual'
            and marts.counted_month(period) between $year_start and $period

    ),

    found as (

        select
            'cost_centre' as field,
            placed.cost_centre as code,
            placed.period,
            placed.amount,
            case when organisation.code is null then 'unknown' else 'not_valid' end as reason
        from visible.placed_positions($board, $year_start, $period, null::date) as placed
        left join
            (
                select code from visible.organisation_paths where board = $board group by all
            ) as organisation
            on placed.cost_centre = organisation.code
        where placed.value_type = 'actual' and placed.unit = '?'
        union all
        select
            'account' as field,
            used.account as code,
            used.period,
            used.amount,
            case when account_paths.in_plan then 'no_group' else 'unknown' end as reason
        from used
        inner join
            visible.account_paths
            on account_paths.board = $board
            and used.account = account_paths.account
            and $on_day::date between account_paths.holds_from and account_paths.holds_to
        where not account_paths.in_plan or account_paths.account_group is null

    )

select
    field,
    code,
    reason,
    min(period) as first_period,
    max(period) as last_period,
    sum(amount)::decimal(18, 2) as actual_ytd
from found
group by all
order by abs(sum(amount)) desc, field, code

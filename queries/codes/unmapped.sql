-- One row per code that figures of the year use and no plan knows, largest sums first.
-- Parameters: $board, $on_day, $year_start, $last_counted
with

    used as (

        select cost_centre, account, period, amount
        from marts.positions
        where
            board = $board
            and value_type = 'actual'
            and period between $year_start and $last_counted

    ),

    found as (

        select
            'cost_centre' as field,
            used.cost_centre as code,
            used.period,
            used.amount,
            case when organisation.code is null then 'unknown' else 'not_valid' end as reason
        from used
        left join
            (select code from marts.organisation where board = $board group by all) as organisation
            on used.cost_centre = organisation.code
        where
            used.cost_centre is not null
            and not exists (
                select organisation_paths.code
                from marts.organisation_paths
                where
                    organisation_paths.board = $board
                    and organisation_paths.code = used.cost_centre
                    and make_date(
                        divide(used.period, 100), greatest(1, least(12, used.period % 100)), 1
                    )
                    between organisation_paths.valid_from and organisation_paths.valid_to
            )
        union all
        select
            'account' as field,
            used.account as code,
            used.period,
            used.amount,
            case when account_paths.in_plan then 'no_group' else 'unknown' end as reason
        from used
        inner join
            marts.account_paths
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

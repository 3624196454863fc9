-- One row per value type, period, cost centre and account of a board, with where it belongs.
-- `first_period` and `last_period` are months; the closing entries of a December are part of it.
-- With `organised_on` history stands in the organisation of that day, a code that was closed
-- before it where it last belonged; without, each month stands in the organisation it had (N18),
-- and a code that opens within a month has the whole of it.
-- What has no code is '-', what no organisation or account group knows is '?': never left out.
-- Opening balances (00) and balance accounts are no part of a result.
create or replace macro marts.all_placed_positions(
    of_board, first_period, last_period, organised_on
) as table
    with

        chosen as (

            select
                value_type,
                period,
                marts.counted_month(period) as month,
                cost_centre,
                account,
                amount
            from marts.positions
            where
                board = of_board
                -- Said first as plain periods, so that the scan can skip what lies outside.
                and period between first_period and last_period + 1
                and marts.counted_month(period) between first_period and last_period
                and period % 100 > 0

        ),

        paths as (

            select code, name, department, department_name, unit, unit_name, first_month, last_month
            from marts.places(of_board, organised_on)

        ),

        accounts as (

            select
                account,
                name,
                account_group,
                section,
                position,
                coalesce(section = 'Balansräkning', false) as is_balance_account,
                first_month,
                last_month
            from marts.kept_account_paths
            where board = of_board

        )

    select
        chosen.value_type,
        chosen.period,
        chosen.month,
        chosen.cost_centre,
        paths.name as cost_centre_name,
        chosen.account,
        accounts.name as account_name,
        case
            when chosen.cost_centre is null then '-' else coalesce(paths.department, '?')
        end as department,
        paths.department_name,
        case
            when chosen.cost_centre is null
            then '-'
            when paths.code is null
            then '?'
            else coalesce(paths.unit, '-')
        end as unit,
        paths.unit_name,
        case
            when chosen.account is null then '-' else coalesce(accounts.account_group, '?')
        end as account_group,
        coalesce(accounts.section, 'Kostnader') as section,
        coalesce(accounts.position, 999) as group_position,
        chosen.amount
    from chosen
    left join
        paths
        on chosen.cost_centre = paths.code
        and chosen.month between paths.first_month and paths.last_month
    left join
        accounts
        on chosen.account = accounts.account
        and chosen.month between accounts.first_month and accounts.last_month
    where accounts.is_balance_account is not true

-- One row per row of `amounts`, with where it belongs in a board. `amounts` names a relation
-- (value_type, period, month, cost_centre, account, amount).
-- With `organised_on` history stands in the organisation of that day, a code that was closed
-- before it where it last belonged; without, each month stands in the organisation it had (N18),
-- and a code that opens within a month has the whole of it.
-- What has no code is '-', what no organisation or account group knows is '?': never left out.
-- Balance accounts are no part of a result.
create or replace macro marts.placed(amounts, of_board, organised_on) as table
    with

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
        amounts.value_type,
        amounts.period,
        amounts.month,
        amounts.cost_centre,
        paths.name as cost_centre_name,
        amounts.account,
        accounts.name as account_name,
        case
            when amounts.cost_centre is null then '-' else coalesce(paths.department, '?')
        end as department,
        paths.department_name,
        case
            when amounts.cost_centre is null
            then '-'
            when paths.code is null
            then '?'
            else coalesce(paths.unit, '-')
        end as unit,
        paths.unit_name,
        case
            when amounts.account is null then '-' else coalesce(accounts.account_group, '?')
        end as account_group,
        coalesce(accounts.section, 'Kostnader') as section,
        coalesce(accounts.position, 999) as group_position,
        amounts.amount
    from query_table(amounts) as amounts
    left join
        paths
        on amounts.cost_centre = paths.code
        and amounts.month between paths.first_month and paths.last_month
    left join
        accounts
        on amounts.account = accounts.account
        and amounts.month between accounts.first_month and accounts.last_month
    where accounts.is_balance_account is not true

-- One row per value type, period and part of the chosen whole, as $level names its parts.
-- The parts of every table by department, unit, cost centre, account group or account.
create or replace macro visible.named_positions(
    of_board,
    first_period,
    last_period,
    organised_on,
    by_level,
    in_department,
    in_unit,
    in_cost_centre,
    in_account_group,
    in_account
) as table
    with

        placed as (

            select
                value_type,
                period,
                month,
                cost_centre,
                cost_centre_name,
                account,
                account_name,
                department,
                department_name,
                unit,
                unit_name,
                account_group,
                section,
                group_position,
                amount
            from visible.placed_positions(of_board, first_period, last_period, organised_on)

        )

    select value_type, period, month, section, group_position, key, name, sum(amount) as amount
    from
        marts.named_parts(
            'placed',
            by_level,
            in_department,
            in_unit,
            in_cost_centre,
            in_account_group,
            in_account
        )
    group by all

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
    select
        value_type,
        period,
        month,
        section,
        group_position,
        marts.part_key(
            by_level, department, unit, cost_centre, account_group, account
        ) as key,
        marts.part_name(
            by_level,
            key,
            department_name,
            unit_name,
            cost_centre_name,
            account_group,
            account_name
        ) as name,
        sum(amount) as amount
    from visible.placed_positions(of_board, first_period, last_period, organised_on)
    where
        (in_department is null or department = in_department)
        and (in_unit is null or unit = in_unit)
        and (in_cost_centre is null or coalesce(cost_centre, '-') = in_cost_centre)
        and (in_account_group is null or account_group = in_account_group)
        and (in_account is null or coalesce(account, '-') = in_account)
    group by all

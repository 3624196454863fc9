-- One row per row of `placed` that is of the chosen whole, with the part of it that `by_level`
-- names.
-- `placed` names a relation with the columns of visible.placed_positions.
create or replace macro marts.named_parts(
    placed,
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
        marts.part_key(by_level, department, unit, cost_centre, account_group, account) as key,
        marts.part_name(
            by_level,
            key,
            department_name,
            unit_name,
            cost_centre_name,
            account_group,
            account_name
        ) as name,
        amount
    from query_table(placed)
    where
        (in_department is null or department = in_department)
        and (in_unit is null or unit = in_unit)
        and (in_cost_centre is null or coalesce(cost_centre, '-') = in_cost_centre)
        and (in_account_group is null or account_group = in_account_group)
        and (in_account is null or coalesce(account, '-') = in_account)

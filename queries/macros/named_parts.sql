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
        case
            by_level
            when 'department'
            then department
            when 'unit'
            then unit
            when 'cost_centre'
            then coalesce(cost_centre, '-')
            when 'account_group'
            then account_group
            else coalesce(account, '-')
        end as key,
        case
            when key = '-'
            then 'Ofördelat'
            when key = '?'
            then 'Ej kopplat'
            when by_level = 'department'
            then department_name
            when by_level = 'unit'
            then unit_name
            when by_level = 'cost_centre'
            then cost_centre_name
            when by_level = 'account_group'
            then account_group
            else account_name
        end as name,
        amount
    from query_table(placed)
    where
        (in_department is null or department = in_department)
        and (in_unit is null or unit = in_unit)
        and (in_cost_centre is null or coalesce(cost_centre, '-') = in_cost_centre)
        and (in_account_group is null or account_group = in_account_group)
        and (in_account is null or coalesce(account, '-') = in_account)

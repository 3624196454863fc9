-- The code by which a row is part of a table by a level: '-' is no code, '?' an unknown one.
create or replace macro marts.part_key(
    by_level, department, unit, cost_centre, account_group, account
) as
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
    end

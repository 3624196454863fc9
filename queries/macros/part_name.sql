-- What a part with a key is called, by the names of what it may be.
create or replace macro marts.part_name(
    by_level, key, department_name, unit_name, cost_centre_name, account_group, account_name
) as
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
    end

-- One row per volume of a board, of what the viewer sees, with the part that it is of as
-- `by_part` says: a care_form, a provider, a department or a unit.
create or replace macro visible.named_volumes(
    of_board, of_first_month, organised_on, by_part
) as table
    select
        year_start,
        month,
        case
            by_part
            when 'care_form'
            then care_form
            when 'provider'
            then provider
            when 'department'
            then department
            when 'unit'
            then unit
        end as key,
        case
            when by_part = 'care_form'
            then care_form
            when by_part = 'provider'
            then if(provider = 'own', 'Egen regi', 'Extern regi')
            when key = '-'
            then 'Ofördelat'
            when key = '?'
            then 'Ej kopplat'
            when by_part = 'department'
            then department_name
            else unit_name
        end as name,
        days,
        cost,
        is_forecast,
        budget_days,
        budget_cost
    from visible.placed_volumes(of_board, of_first_month, organised_on)

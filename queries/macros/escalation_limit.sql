-- How large a variance a level may handle itself, SEK above zero: of a unit or a department the
-- larger of an amount and a share of its own year's budget. The executive board has no limit.
create or replace macro marts.escalation_limit(of_level, unit_budget, department_budget, limits) as
    case
        of_level
        when 'unit'
        then greatest(limits.unit_amount, limits.unit_share * abs(coalesce(unit_budget, 0)))
        when 'department'
        then
            greatest(
                limits.department_amount,
                limits.department_share * abs(coalesce(department_budget, 0))
            )
        when 'administration'
        then limits.administration_amount
        when 'board'
        then limits.board_amount
    end::decimal(18, 2)

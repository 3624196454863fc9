-- The level that a variance belongs to (E7): the lowest, from its own, that may handle so much
-- itself. `variance` is below zero; the budgets are the year's, of the unit and the department
-- that it lies in.
create or replace macro marts.escalation_level(
    own_level, variance, unit_budget, department_budget, limits
) as
    list_extract(
        list_filter(
            ['unit', 'department', 'administration', 'board', 'executive_board'],
            lambda level: marts.escalation_rank(level) >= marts.escalation_rank(own_level)
            and coalesce(
                - variance
                <= marts.escalation_limit(level, unit_budget, department_budget, limits),
                true
            )
        ),
        1
    )

-- One row per case and time that a law sets for it, of those that the viewer may see one by one
-- (N11): by its pseudonym.
select
    board, person, cost_centre, decision_kind, clock, began_on, ended_on, last_day, last_day_by_days
from marts.case_clocks
where
    visible.may('figures')
    and visible.may('details')
    and visible.may('small_numbers')
    and visible.sees_cost_centre(board, cost_centre)

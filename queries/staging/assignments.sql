-- One row per assignment at a follow-up in an export.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    number,
    assignment,
    assignment_kind,
    council_goal,
    board_goals,
    description,
    responsible,
    cost_centre,
    report_when,
    due,
    to_executive_board = 'yes' as to_executive_board,
    status,
    comment
from raw.assignments

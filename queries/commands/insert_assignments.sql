-- Stores the assignments that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.assignments by name
select
    $load_id::integer as load_id,
    $board as board,
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
    to_executive_board,
    status,
    comment
from incoming_assignments

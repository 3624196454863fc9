-- Stores the cases that an export holds; who they are about is a pseudonym already.
-- Right: load or operate
-- Parameters: $load_id, $board
insert into raw.cases by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    person,
    cost_centre,
    case_type,
    started_on,
    ended_on,
    decided_on
from incoming_cases

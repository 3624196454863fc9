-- Stores the proposals for a budget that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.proposals by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    problem,
    target_group,
    proposal,
    cost,
    severity,
    benefit,
    cost_effectiveness,
    perspective,
    cost_centre,
    proposed_by
from incoming_proposals

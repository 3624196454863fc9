-- One row per proposal and budget year in an export. What it would cost is above zero, as a frame
-- is: it is a size to choose among, and no amount of any ledger.
select
    load_id,
    board,
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
from raw.proposals

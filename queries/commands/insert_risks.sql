-- Stores the risks that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.risks by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    process_area,
    risk,
    likelihood::integer as likelihood,
    consequence::integer as consequence,
    existing_measures,
    new_measures,
    responsible,
    cost_centre,
    handled_in
from incoming_risks

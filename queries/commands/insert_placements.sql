-- Stores the placements that an export holds; who they are about is a pseudonym already.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.placements by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    person,
    cost_centre,
    care_form,
    provider,
    started_on,
    ended_on,
    price_kind,
    price,
    price_from
from incoming_placements

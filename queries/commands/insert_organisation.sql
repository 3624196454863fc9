-- Stores the organisation codes that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.organisation by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    code,
    coalesce(name, code) as name,
    level,
    parent_code,
    valid_from,
    valid_to
from incoming_organisation

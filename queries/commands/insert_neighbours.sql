-- Stores the neighbours that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.neighbours by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    kpi,
    kpi_name,
    municipality,
    gender,
    value,
    retrieved_on
from incoming_neighbours

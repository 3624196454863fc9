-- Keeps every figure of the round that a board has frozen last.
-- Right: sign
-- Parameters: $board
insert into raw.frozen_figures by name
select
    (select max(round_id) from raw.frozen_rounds where board = $board) as round_id,
    position,
    report,
    part,
    part_title,
    row_key,
    repeat,
    row_name,
    column_key,
    column_name,
    measure,
    value,
    source
from incoming_frozen_figures

-- Keeps which rows the sample that a board has drawn last has.
-- Right: control
-- Parameters: $board
insert into raw.sampled_rows by name
select
    (select max(sample_id) from raw.samples where board = $board) as sample_id,
    ordinal,
    load_id,
    sheet,
    row_number,
    column_name,
    period,
    amount,
    stratum,
    hits
from incoming_sampled_rows

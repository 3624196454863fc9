-- One row per figure of a frozen round, in the order of its reports, as it then was. `measure` is
-- sek, share (1 is the whole), count or level; amounts are signed as the board reads them.
-- Right: figures
-- Parameters: $board, $round_id
select
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
from visible.frozen_figures
where board = $board and round_id = $round_id
order by position

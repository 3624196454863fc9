-- Keeps which loads count now, for the round that a board has frozen last.
-- Right: sign
-- Parameters: $board
insert into raw.frozen_coverage by name
select
    (select max(round_id) from raw.frozen_rounds where board = $board) as round_id,
    live_coverage.kind,
    live_coverage.source,
    live_coverage.period,
    live_coverage.load_id,
    loads.file_name,
    loads.file_sha256,
    coverage.row_count,
    coverage.amount
from marts.live_coverage
inner join raw.coverage using (load_id, board, kind, source, period)
inner join raw.loads using (load_id)
where live_coverage.board = $board

-- One row per source and load of a frozen round: what its figures rested on (N1).
-- Right: figures
-- Parameters: $board, $round_id
select
    report,
    number,
    query,
    parameters,
    load_id,
    kind,
    source,
    file_name,
    file_sha256,
    author,
    committed_at,
    first_period,
    last_period,
    row_count
from visible.frozen_sources
where board = $board and round_id = $round_id
order by report, number, kind, first_period, load_id

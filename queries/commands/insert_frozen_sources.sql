-- Keeps what the figures of the round that a board has frozen last rest on.
-- Right: sign
-- Parameters: $board
insert into raw.frozen_sources by name
select
    (select max(round_id) from raw.frozen_rounds where board = $board) as round_id,
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
from incoming_frozen_sources

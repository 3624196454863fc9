-- Keeps what the reports say of the round that a board has frozen last.
-- Right: sign
-- Parameters: $board
insert into raw.frozen_reports by name
select
    (select max(round_id) from raw.frozen_rounds where board = $board) as round_id,
    position,
    report,
    title,
    as_of,
    content
from incoming_frozen_reports

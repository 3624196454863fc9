-- Keeps the files that the reports of the round that a board has frozen last became.
-- Right: sign
-- Parameters: $board
insert into raw.frozen_files by name
select
    (select max(round_id) from raw.frozen_rounds where board = $board) as round_id,
    report,
    file_name,
    media_type,
    sha256(content) as sha256,
    content
from incoming_frozen_files

-- One row: a file of a frozen round, byte by byte as it was.
-- Right: figures
-- Parameters: $board, $round_id, $file_name
select content, media_type
from visible.frozen_files
where board = $board and round_id = $round_id and file_name = $file_name

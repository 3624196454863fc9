-- One row per file of a frozen round, with its size in bytes and its hash.
-- Right: figures
-- Parameters: $board, $round_id
select report, file_name, media_type, octet_length(content)::bigint as size, sha256
from visible.frozen_files
where board = $board and round_id = $round_id
order by report, file_name

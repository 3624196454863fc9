-- One row per file that has ever been loaded for a board, by its SHA-256.
-- Right: load
-- Parameters: $board
select file_sha256 from raw.loads where board = $board group by all order by all

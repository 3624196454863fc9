-- One row per load of a board that the viewer sees: the file as it came, not what stood in it.
select load_id, board, source, profile, file_name, file_sha256, author, created_at
from raw.loads
where visible.sees(board)

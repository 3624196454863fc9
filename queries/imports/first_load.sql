-- One row: the first load of a board; none when nothing has been loaded.
-- Parameters: $board
select load_id from raw.loads where board = $board order by load_id limit 1

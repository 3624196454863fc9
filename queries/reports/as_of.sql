-- One row: when the latest of what counts in a board's reports was stored; none of an empty board.
-- The same stored things give the same moment, which no clock does.
-- Right: figures
-- Parameters: $board
select max(stored_at) as stored_at from visible.stored_times where board = $board

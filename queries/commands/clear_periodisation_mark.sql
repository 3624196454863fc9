-- Forgets what a board's kept periodisation was found in.
-- Right: the program
-- Parameters: $board
delete from marts.periodisation_marks where board = $board

-- Takes away what is kept of a board's periodisation from a month on.
-- Right: the program
-- Parameters: $board, $first_month
delete from marts.kept_periodisation where board = $board and month >= $first_month

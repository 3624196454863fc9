-- Empties the kept forecasts of a board's period, before they are filled again.
-- Right: the program
-- Parameters: $board, $period
delete from marts.kept_forecasts where board = $board and period = $period

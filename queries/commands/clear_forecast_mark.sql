-- Forgets what a board's kept forecasts of a period were computed of.
-- Right: the program
-- Parameters: $board, $period
delete from marts.forecast_marks where board = $board and period = $period

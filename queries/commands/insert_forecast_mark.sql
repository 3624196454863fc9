-- Keeps what a board's kept forecasts of a period were computed of.
-- Right: the program
-- Parameters: $board, $period, $mark
insert into marts.forecast_marks by name
select $board as board, $period as period, $mark as mark

-- One row per month that the board's list of statutory times says something of, latest first.
-- Rests on: case_events
-- Right: figures
-- Parameters: $board
select period, quarter from visible.clock_months where board = $board order by period desc

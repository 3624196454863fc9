-- Empties what is kept of a board's weights for a year, before they are filled again.
-- Right: load or budget
-- Parameters: $board, $year_start
delete from marts.kept_budget_weights where board = $board and year_start = $year_start

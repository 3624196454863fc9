-- Empties the budget positions for some of a board's periods, before they are filled again.
-- Right: load or budget
-- Parameters: $board, $periods
delete from marts.budget_positions
where board = $board and list_contains($periods::integer[], period)

-- One row per scenario of a board for a fiscal year that has not been deleted, latest first.
-- Right: forecast
-- Parameters: $board, $year_start
select scenario_id, name, author, saved_at
from visible.scenarios
where board = $board and year_start = $year_start
order by saved_at desc, scenario_id desc

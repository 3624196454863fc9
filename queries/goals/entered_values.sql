-- One row per time that a value of an indicator was entered in the page, or taken back, latest
-- first.
-- Right: figures
-- Parameters: $board, $indicator
select period, cost_centre, event, value, actions, comment, author, edited_at
from visible.indicator_edits
where board = $board and indicator = $indicator
order by edited_at desc

-- One row per time that someone has entered a value of an indicator in the page, or taken it back.
select board, period, indicator, cost_centre, event, value, actions, comment, author, edited_at
from raw.indicator_edits

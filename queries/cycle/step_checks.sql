-- One row per activity of a month, department that signs it (null: the board as a whole) and check
-- that belongs to it (A3): `ready`, `not_ready`, `not_asked` or `not_told`, with how much is left
-- of how much, and what that is (`left_words`). $checks is what the checks say, as text; null is
-- not known.
-- Right: figures
-- Parameters: $board, $period, $checks
select activity, department, name, state, undone, asked, left_words
from visible.step_checks($board, $period, $checks::varchar)
order by position, department nulls first, place

-- One row per time that a file or someone in the page has said what an action gave in a month, the
-- latest month first and of it what was last said; null was taken back. `counts` is said of the
-- one that holds now.
-- Rests on: action_effects
-- Right: figures
-- Parameters: $board, $year_start, $action
select period, realised, said_in, said_by, said_at, counts
from visible.action_effect_sayings
where board = $board and year = divide($year_start, 100) * 100 and action = $action
order by period desc, said_at desc, said_in = 'page' desc

-- One row per time that a status of an indicator or a goal was set by hand, or that taken back, up
-- to a month, latest first.
-- Right: figures
-- Parameters: $board, $period, $about, $key
select period, event, status, reason, computed, author, set_at
from visible.manual_statuses
where board = $board and about = $about and key = $key and period <= $period
order by set_at desc

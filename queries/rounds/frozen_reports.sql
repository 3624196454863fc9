-- One row per report of a frozen round, in order, with all that it says as JSON.
-- Right: figures
-- Parameters: $board, $round_id
select position, report, title, as_of, content
from visible.frozen_reports
where board = $board and round_id = $round_id
order by position

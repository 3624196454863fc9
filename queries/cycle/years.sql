-- One row per year that a board has a calendar for, latest first.
-- Rests on: calendar
-- Right: figures
-- Parameters: $board
select divide(period, 100)::integer as year
from visible.calendar
where board = $board
group by period
order by year desc

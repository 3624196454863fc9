-- One row per time that an activity of a month was signed or taken back by a department (null: the
-- board as a whole), latest first.
-- Right: figures
-- Parameters: $board, $period, $activity, $department
select event, sign_off, open_findings, findings, reason, author, happened_at
from visible.step_signoffs
where
    board = $board
    and period = $period
    and activity = $activity
    and department is not distinct from $department::varchar
order by happened_at desc

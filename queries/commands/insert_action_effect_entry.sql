-- Notes what someone says that an action gave in a month; null takes back what was said. An action
-- that is not the author's to see gets no row.
-- Right: actions
-- Parameters: $board, $year, $period, $action, $realised, $author, $now
insert into raw.action_effect_entries by name
select
    board,
    $period::integer as period,
    action,
    $realised as realised,
    $author as author,
    $now::timestamp as entered_at
from visible.actions
where board = $board and period = $year and action = $action

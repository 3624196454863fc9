-- Keeps that figures of some of a board's periods have changed, so that what follows from them is
-- worked out anew when it is next asked for.
-- Right: load or budget
-- Parameters: $board, $periods
insert into marts.period_changes by name
with latest as (select coalesce(max(change), 0) as change from marts.period_changes)
select $board as board, unnest($periods::integer[]) as period, change + 1 as change
from latest

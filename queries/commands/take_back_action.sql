-- Notes that someone takes an action back; what it was is kept. One that is not the author's to
-- see gets no row.
-- Right: actions
-- Parameters: $board, $period, $action, $author, $now
insert into raw.action_entries by name
select
    board,
    period,
    action,
    'taken_back' as event,
    cause,
    responsible,
    cost_centre,
    effect_per_month,
    from_month,
    to_month,
    status,
    decided_by,
    decided_on,
    answers,
    answers_month,
    $author as author,
    $now::timestamp as entered_at
from visible.actions
where board = $board and period = $period and action = $action

-- Notes an action as someone enters it in the page. One that is not for the author's own part, or
-- that is another part's by now, gets no row.
-- Right: actions
-- Parameters: $board, $period, $action, $cause, $responsible, $cost_centre, $effect_per_month,
-- $from_month, $to_month, $status, $decided_by, $decided_on, $answers, $answers_month, $author,
-- $now
insert into raw.action_entries by name
select
    $board as board,
    $period::integer as period,
    $action as action,
    'said' as event,
    $cause as cause,
    $responsible as responsible,
    $cost_centre as cost_centre,
    $effect_per_month as effect_per_month,
    $from_month::integer as from_month,
    $to_month::integer as to_month,
    $status as status,
    $decided_by as decided_by,
    $decided_on::date as decided_on,
    $answers as answers,
    $answers_month::integer as answers_month,
    $author as author,
    $now::timestamp as entered_at
where
    visible.sees_cost_centre($board, $cost_centre::varchar)
    and not exists (
        select 1
        from marts.live_actions
        where
            board = $board
            and period = $period
            and action = $action
            and not visible.sees_cost_centre(board, cost_centre)
    )

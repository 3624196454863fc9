-- Notes a value of an indicator that someone enters, or that files count again. Who sees some
-- departments enters values of indicators that those answer for; else there is no row.
-- Right: goals
-- Parameters: $board, $period, $indicator, $cost_centre, $event, $value, $actions, $comment,
-- $author, $now
insert into raw.indicator_edits (
    board, period, indicator, cost_centre, event, value, actions, comment, author, edited_at
)
select
    $board,
    $period,
    $indicator,
    $cost_centre::varchar,
    $event,
    $value::decimal(18, 4),
    $actions::varchar,
    $comment::varchar,
    $author,
    $now
where visible.answers_for($board, $indicator)

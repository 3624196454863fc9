-- Notes what someone says is the cause of a part's variance, or that it is taken back. A part that
-- the author does not see gets no row.
-- Right: explain
-- Parameters: $board, $period, $department, $unit, $cost_centre, $account_group, $account, $event,
-- $cause, $words, $variance, $author, $now
insert into raw.explanations (
    board,
    period,
    department,
    unit,
    cost_centre,
    account_group,
    account,
    event,
    cause,
    words,
    variance,
    author,
    explained_at
)
select
    $board,
    $period,
    $department,
    $unit,
    $cost_centre,
    $account_group,
    $account,
    $event,
    $cause,
    $words,
    $variance,
    $author,
    $now
where
    visible.sees_part(
        $board, $department::varchar, $unit::varchar, $cost_centre::varchar, $account::varchar
    )

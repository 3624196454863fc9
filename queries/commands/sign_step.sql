-- Notes that an activity of a month is signed, or that this is taken back. One that is not the
-- author's to sign gets no row.
-- Right: steps
-- Parameters: $board, $period, $activity, $department, $event, $sign_off, $open_findings,
-- $findings, $reason, $author, $now
insert into raw.step_signoffs by name
select
    $board as board,
    $period::integer as period,
    $activity as activity,
    $department as department,
    $event as event,
    $sign_off as sign_off,
    $open_findings::integer as open_findings,
    $findings as findings,
    $reason as reason,
    $author as author,
    $now::timestamp as happened_at
where visible.sees_cost_centre($board, $department::varchar)

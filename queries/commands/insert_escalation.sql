-- Notes that a level has been informed of a part's variance and what it decided, or that this is
-- taken back. A part that is not the author's own gets no row, nor does the board's total where
-- some departments are.
-- Right: actions
-- Parameters: $board, $period, $part_level, $part, $informed_level, $event, $variance,
-- $informed_by, $informed_on, $decision, $decided_on, $author, $now
insert into raw.escalations by name
select
    $board as board,
    $period::integer as period,
    $part_level as part_level,
    $part as part,
    $informed_level as informed_level,
    $event as event,
    $variance as variance,
    $informed_by as informed_by,
    $informed_on::date as informed_on,
    $decision as decision,
    $decided_on::date as decided_on,
    $author as author,
    $now::timestamp as entered_at
where visible.sees_cost_centre($board, $part::varchar)

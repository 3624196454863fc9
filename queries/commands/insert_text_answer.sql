-- Notes that a figure in a text is right though the nearest fact is another, and why; or takes
-- that back. A text that is not there, or that the author does not answer for, gets no row.
-- Right: explain
-- Parameters: $board, $period, $place, $key, $figure, $text_hash, $what, $part, $fact, $event,
-- $reason, $author, $now
insert into raw.text_answers (
    board,
    period,
    place,
    key,
    figure,
    text_hash,
    what,
    part,
    fact,
    event,
    reason,
    author,
    answered_at
)
select
    $board,
    $period,
    $place,
    $key,
    $figure,
    $text_hash,
    $what,
    $part::varchar,
    $fact,
    $event,
    $reason::varchar,
    $author,
    $now
where
    exists (
        select 1
        from visible.texts
        where board = $board and period = $period and place = $place and key = $key and is_own
    )

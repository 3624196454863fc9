-- Notes what someone has written in a chapter of a report; null takes back what was written. Who
-- sees but some departments writes nothing in the name of the board.
-- Right: reports
-- Parameters: $board, $period, $kind, $chapter, $words, $author, $now
insert into raw.report_texts by name
select
    $board as board,
    $period::integer as period,
    $kind as kind,
    $chapter as chapter,
    $words as words,
    $author as author,
    $now::timestamp as written_at
where visible.sees_whole_board($board)

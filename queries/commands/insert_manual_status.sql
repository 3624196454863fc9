-- Notes that someone sets the status of an indicator or a goal by hand, or takes that back. Goals
-- are for those who see the whole board; without the right to it there is no row.
-- Right: goals
-- Parameters: $board, $period, $about, $key, $event, $status, $reason, $computed, $author, $now
insert into raw.manual_statuses (
    board, period, about, key, event, status, reason, computed, author, set_at
)
select
    $board,
    $period,
    $about,
    $key,
    $event,
    $status::varchar,
    $reason::varchar,
    $computed::varchar,
    $author,
    $now
where
    case
        when $about = 'indicator'
        then visible.answers_for($board, $key)
        else visible.sees_whole_board($board)
    end

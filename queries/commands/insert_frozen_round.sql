-- Keeps that a round is frozen, numbered after the last. One who does not see the whole board gets
-- no row.
-- Right: sign
-- Parameters: $board, $period, $content_format, $rules, $reports, $figures, $sources, $files,
-- $reason, $author, $now
insert into raw.frozen_rounds by name
select
    coalesce(max(round_id), 0) + 1 as round_id,
    $board as board,
    $period::integer as period,
    (count(*) filter (where board = $board and period = $period))::integer + 1 as version,
    $content_format::integer as content_format,
    $rules as rules,
    $reports::integer as reports,
    $figures::integer as figures,
    $sources::integer as sources,
    $files::integer as files,
    $reason as reason,
    $author as author,
    $now::timestamp as frozen_at
from raw.frozen_rounds
having visible.sees_whole_board($board)

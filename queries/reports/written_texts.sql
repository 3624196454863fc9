-- One row per time that someone has written in a chapter of a period's reports, or taken it back,
-- latest first. `counts` is said of the latest of each kind and chapter, unless that takes it back.
-- Right: figures
-- Parameters: $board, $period
select
    kind,
    chapter,
    words,
    author,
    written_at,
    words is not null
    and row_number() over (partition by kind, chapter order by written_at desc) = 1 as counts
from visible.report_texts
where board = $board and period = $period
order by written_at desc, kind, chapter

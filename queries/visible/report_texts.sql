-- One row per time that someone has written in a chapter of a board's report, or taken it back.
select board, period, kind, chapter, words, author, written_at
from raw.report_texts
where visible.may('figures') and visible.sees(board)

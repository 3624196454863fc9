-- Notes how someone assesses a risk anew. One that the board does not have at the month, or whose
-- department is not the author's, gets no row.
-- Right: control
-- Parameters: $board, $period, $process_area, $risk, $likelihood, $consequence, $handled_in,
-- $comment, $author, $now
insert into raw.risk_assessments (
    board,
    period,
    process_area,
    risk,
    likelihood,
    consequence,
    handled_in,
    comment,
    author,
    assessed_at
)
select
    $board,
    $period,
    process_area,
    risk,
    $likelihood,
    $consequence,
    $handled_in,
    $comment,
    $author,
    $now
from visible.risk_register($board, $period)
where process_area = $process_area and risk = $risk and may_assess

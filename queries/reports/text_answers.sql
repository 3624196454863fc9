-- One row per time that a figure in a text of the month was answered for, or an answer taken back,
-- latest first. `counts` is said of the latest of each figure, unless that takes it back; it holds
-- for the same sentence and as long as the fact is the same.
-- Right: figures
-- Parameters: $board, $period
select
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
    answered_at,
    event = 'answered'
    and row_number() over (partition by place, key, text_hash order by answered_at desc)
    = 1 as counts
from visible.text_answers
where board = $board and period = $period
order by answered_at desc, place, key, text_hash

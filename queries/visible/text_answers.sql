-- One row per time that someone has answered for a figure in a text that the viewer may read, or
-- taken the answer back.
select
    text_answers.board,
    text_answers.period,
    text_answers.place,
    text_answers.key,
    text_answers.figure,
    text_answers.text_hash,
    text_answers.what,
    text_answers.part,
    text_answers.fact,
    text_answers.event,
    text_answers.reason,
    text_answers.author,
    text_answers.answered_at
from raw.text_answers
inner join
    visible.texts
    on text_answers.board = texts.board
    and text_answers.period = texts.period
    and text_answers.place = texts.place
    and text_answers.key = texts.key
where visible.may('figures')

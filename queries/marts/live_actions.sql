-- One row per action of a board and year that has not been taken back: as it was last said, in a
-- file or in the page.
select
    board,
    period,
    action,
    cause,
    responsible,
    cost_centre,
    effect_per_month,
    from_month,
    to_month,
    status,
    decided_by,
    decided_on,
    answers,
    answers_month,
    said_in,
    said_by,
    said_at
from marts.action_sayings
where holds
qualify
    row_number() over (
        partition by board, period, action order by said_at desc, said_in = 'page' desc
    )
    = 1
    and event = 'said'

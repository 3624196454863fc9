-- One row per time that a file, or someone in the page, has said what a control came to on an
-- occasion of a month's year, latest occasion first (K2). `counts` is said of what holds of its
-- occasion: the latest in the page, or else in a file; not of what has been taken back.
-- Rests on: control_results
-- Right: figures
-- Parameters: $board, $period, $control
with

    said as (

        select
            period,
            event,
            result,
            done_on,
            examined,
            comment,
            attachment,
            said_in,
            said_by,
            said_at,
            holds,
            row_number() over (
                partition by period, said_in order by holds desc, said_at desc
            ) as place
        from visible.control_sayings
        where
            board = $board
            and control = $control
            and divide(period, 100) = divide($period::integer, 100)

    ),

    standing as (

        select period, bool_or(said_in = 'page' and place = 1 and event = 'recorded') as in_page
        from said
        group by period

    )

select
    said.period,
    said.event,
    said.result,
    said.done_on,
    said.examined,
    said.comment,
    said.attachment,
    said.said_in,
    said.said_by,
    said.said_at,
    said.holds
    and said.place = 1
    and said.event = 'recorded'
    and (said.said_in = 'page') = standing.in_page as counts
from said
inner join standing on said.period = standing.period
order by said.period desc, said.said_at desc

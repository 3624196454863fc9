-- One row per control and occasion with a result: as files have it, or as it is recorded in the
-- page instead, until that is taken back.
with

    latest_edits as (

        select
            board,
            period,
            control,
            event,
            done_on,
            result,
            examined,
            comment,
            attachment,
            author,
            edited_at
        from raw.control_result_edits
        where visible.may('figures') and visible.sees(board)
        qualify row_number() over (partition by board, period, control order by edited_at desc) = 1

    ),

    recorded as (

        select
            board,
            period,
            control,
            done_on,
            result,
            examined,
            comment,
            attachment,
            author,
            edited_at
        from latest_edits
        where event = 'recorded'

    )

select
    told.board,
    told.period,
    told.control,
    told.done_on,
    told.result,
    told.examined,
    told.comment,
    told.attachment,
    told.responsible,
    'file' as said_in,
    null::varchar as said_by,
    null::timestamp as said_at
from marts.live_control_results as told
anti join
    recorded
    on told.board = recorded.board
    and told.period = recorded.period
    and told.control = recorded.control
where visible.may('figures') and visible.sees(told.board)
union all
select
    board,
    period,
    control,
    done_on,
    result,
    examined,
    comment,
    attachment,
    null as responsible,
    'page' as said_in,
    author as said_by,
    edited_at as said_at
from recorded

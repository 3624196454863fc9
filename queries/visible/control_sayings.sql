-- One row per time that a file, or someone in the page, has said what a control came to on an
-- occasion, or taken that back. A file that is undone says nothing; one whose month a later file
-- has replaced has said it, and does no longer hold (`holds`).
select
    control_results.board,
    control_results.period,
    coalesce(control_names.control, control_results.control) as control,
    'recorded' as event,
    control_results.done_on,
    control_results.result,
    control_results.examined,
    control_results.comment,
    control_results.attachment,
    'file' as said_in,
    loads.author as said_by,
    load_states.committed_at as said_at,
    live_coverage.load_id is not null as holds
from raw.control_results
inner join raw.loads on control_results.load_id = loads.load_id
inner join marts.load_states on control_results.load_id = load_states.load_id
left join
    marts.live_coverage
    on control_results.load_id = live_coverage.load_id
    and control_results.period = live_coverage.period
    and live_coverage.kind = 'control_results'
left join
    marts.control_names
    on control_results.board = control_names.board
    and divide(control_results.period, 100) = divide(control_names.period, 100)
    and control_results.control = control_names.said
where
    load_states.last_event = 'committed'
    and visible.may('figures')
    and visible.sees(control_results.board)
union all
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
    'page' as said_in,
    author as said_by,
    edited_at as said_at,
    true as holds
from raw.control_result_edits
where visible.may('figures') and visible.sees(board)

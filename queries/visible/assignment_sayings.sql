-- One row per time that a file, or someone in the page, has said how an assignment stands at a
-- follow-up. A file that is undone says nothing; one whose month a later file has replaced has
-- said it, and does no longer hold (`holds`).
select
    assignments.board,
    assignments.period,
    assignments.number,
    assignments.assignment,
    assignments.status,
    assignments.comment,
    'file' as said_in,
    loads.author as said_by,
    load_states.committed_at as said_at,
    live_coverage.load_id is not null as holds
from raw.assignments
inner join raw.loads on assignments.load_id = loads.load_id
inner join marts.load_states on assignments.load_id = load_states.load_id
left join
    marts.live_coverage
    on assignments.load_id = live_coverage.load_id
    and assignments.period = live_coverage.period
    and live_coverage.kind = 'assignments'
where
    assignments.status is not null
    and load_states.last_event = 'committed'
    and visible.may('figures')
    and visible.sees(assignments.board)
union all
select
    board,
    period,
    number,
    assignment,
    status,
    comment,
    'page' as said_in,
    author as said_by,
    edited_at as said_at,
    true as holds
from raw.assignment_edits
where visible.may('figures') and visible.sees(board)

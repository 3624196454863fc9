-- One row per time that a file, or someone in the page, has said what an action is. A file that is
-- undone says nothing; one whose year a later file has replaced has said it, and does no longer
-- hold (`holds`). Taken back in the page is an event of its own.
select
    actions.board,
    actions.period,
    actions.action,
    'said' as event,
    actions.cause,
    actions.responsible,
    actions.cost_centre,
    actions.effect_per_month,
    actions.from_month,
    actions.to_month,
    actions.status,
    actions.decided_by,
    actions.decided_on,
    actions.answers,
    actions.answers_month,
    'file' as said_in,
    loads.author as said_by,
    load_states.committed_at as said_at,
    live_coverage.load_id is not null as holds
from staging.actions
inner join raw.loads on actions.load_id = loads.load_id
inner join marts.load_states on actions.load_id = load_states.load_id
left join
    marts.live_coverage
    on actions.load_id = live_coverage.load_id
    and actions.period = live_coverage.period
    and live_coverage.kind = 'actions'
where load_states.last_event = 'committed'
union all
select
    board,
    period,
    action,
    event,
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
    'page' as said_in,
    author as said_by,
    entered_at as said_at,
    true as holds
from staging.action_entries

-- One row per time that a file, or someone in the page, has assessed a risk. A file that is undone
-- says nothing; one whose time a later file has replaced has said it, and does no longer hold
-- (`holds`).
select
    risks.board,
    risks.period,
    risks.process_area,
    risks.risk,
    risks.likelihood,
    risks.consequence,
    marts.risk_score(risks.likelihood, risks.consequence) as score,
    risks.handled_in,
    null::varchar as comment,
    'file' as said_in,
    loads.author as said_by,
    load_states.committed_at as said_at,
    live_coverage.load_id is not null as holds
from raw.risks
inner join raw.loads on risks.load_id = loads.load_id
inner join marts.load_states on risks.load_id = load_states.load_id
left join
    marts.live_coverage
    on risks.load_id = live_coverage.load_id
    and risks.period = live_coverage.period
    and live_coverage.kind = 'risks'
where load_states.last_event = 'committed' and visible.may('figures') and visible.sees(risks.board)
union all
select
    board,
    period,
    process_area,
    risk,
    likelihood,
    consequence,
    marts.risk_score(likelihood, consequence) as score,
    handled_in,
    comment,
    'page' as said_in,
    author as said_by,
    assessed_at as said_at,
    true as holds
from raw.risk_assessments
where visible.may('figures') and visible.sees(board)

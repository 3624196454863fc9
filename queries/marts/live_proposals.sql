-- One row per proposal and budget year whose list counts. Where several senders say it, the latest
-- load does.
select
    proposals.board,
    proposals.period,
    proposals.problem,
    proposals.target_group,
    proposals.proposal,
    proposals.cost,
    proposals.severity,
    proposals.benefit,
    proposals.cost_effectiveness,
    proposals.perspective,
    proposals.cost_centre,
    proposals.proposed_by
from staging.proposals
inner join
    marts.live_coverage
    on proposals.load_id = live_coverage.load_id
    and proposals.period = live_coverage.period
    and live_coverage.kind = 'proposals'
qualify
    row_number() over (
        partition by proposals.board, proposals.period, proposals.proposal
        order by live_coverage.committed_as desc
    )
    = 1

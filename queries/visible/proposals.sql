-- One row per proposal for the budget of a year. A list is ranked as a whole, so whoever sees the
-- board sees all of it. `department` is the code of where it stands when the year ends.
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
    coalesce(paths.department, proposals.cost_centre) as department,
    proposals.proposed_by
from marts.live_proposals as proposals
left join
    marts.kept_organisation_paths as paths
    on proposals.board = paths.board
    and proposals.cost_centre = paths.code
    and proposals.period + 12 between paths.first_month and paths.last_month
where visible.may('figures') and visible.sees(proposals.board)

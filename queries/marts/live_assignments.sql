-- One row per assignment at a follow-up that counts. Where several senders say it, the latest
-- load does.
select
    assignments.board,
    assignments.period,
    assignments.number,
    assignments.assignment,
    assignments.assignment_kind,
    assignments.council_goal,
    assignments.board_goals,
    assignments.description,
    assignments.responsible,
    assignments.cost_centre,
    assignments.report_when,
    assignments.due,
    assignments.to_executive_board,
    assignments.status,
    assignments.comment
from staging.assignments
inner join
    marts.live_coverage
    on assignments.load_id = live_coverage.load_id
    and assignments.period = live_coverage.period
    and live_coverage.kind = 'assignments'
qualify
    row_number() over (
        partition by
            assignments.board, assignments.period, assignments.number, assignments.assignment
        order by live_coverage.committed_as desc
    )
    = 1

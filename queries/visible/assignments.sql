-- One row per assignment and follow-up: as files have it, and as it has been said in the page
-- since.
with

    edits as (

        select board, period, number, assignment, status, comment, author, edited_at
        from raw.assignment_edits
        qualify
            row_number() over (
                partition by board, period, number, assignment order by edited_at desc
            )
            = 1

    )

select
    live_assignments.board,
    live_assignments.period,
    live_assignments.number,
    live_assignments.assignment,
    live_assignments.assignment_kind,
    live_assignments.council_goal,
    live_assignments.board_goals,
    live_assignments.description,
    live_assignments.responsible,
    live_assignments.cost_centre,
    live_assignments.report_when,
    live_assignments.due,
    live_assignments.to_executive_board,
    coalesce(edits.status, live_assignments.status) as status,
    case when edits.status is null then live_assignments.comment else edits.comment end as comment,
    edits.author as said_by,
    edits.edited_at as said_at
from marts.live_assignments
left join
    edits
    on live_assignments.board = edits.board
    and live_assignments.period = edits.period
    and live_assignments.number is not distinct from edits.number
    and live_assignments.assignment = edits.assignment
where visible.may('figures') and visible.sees(live_assignments.board)

-- One row per assignment and month that files or people say something of it in: as files have it,
-- and as it has been said in the page since. A month that no file has describes it as the latest
-- file before does. `department` is its code then; who may say how it stands is in `may_follow`.
with

    edits as (

        select board, period, number, assignment, status, comment, author, edited_at
        from raw.assignment_edits
        qualify
            row_number() over (
                partition by board, period, number, assignment order by edited_at desc
            )
            = 1

    ),

    told_months as (

        select board, period, number, assignment
        from marts.live_assignments
        union
        select board, period, number, assignment
        from edits

    ),

    described as (

        select
            told_months.period,
            described.period as described_in,
            described.board,
            described.number,
            described.assignment,
            described.assignment_kind,
            described.council_goal,
            described.board_goals,
            described.description,
            described.responsible,
            described.cost_centre,
            described.report_when,
            described.due,
            described.to_executive_board,
            described.status,
            described.comment
        from told_months
        inner join
            marts.live_assignments as described
            on told_months.board = described.board
            and told_months.number is not distinct from described.number
            and told_months.assignment = described.assignment
            and told_months.period >= described.period
        qualify
            row_number() over (
                partition by
                    told_months.board,
                    told_months.number,
                    told_months.assignment,
                    told_months.period
                order by described.period desc
            )
            = 1

    )

select
    described.board,
    described.period,
    described.number,
    described.assignment,
    described.assignment_kind,
    described.council_goal,
    described.board_goals,
    described.description,
    described.responsible,
    described.cost_centre,
    coalesce(paths.department, described.cost_centre) as department,
    described.report_when,
    described.due,
    described.to_executive_board,
    case
        when edits.status is not null
        then edits.status
        when described.described_in = described.period
        then described.status
    end as status,
    case
        when edits.status is not null
        then edits.comment
        when described.described_in = described.period
        then described.comment
    end as comment,
    edits.author as said_by,
    edits.edited_at as said_at,
    visible.may('goals')
    and visible.sees_cost_centre(described.board, described.cost_centre) as may_follow
from described
left join
    edits
    on described.board = edits.board
    and described.period = edits.period
    and described.number is not distinct from edits.number
    and described.assignment = edits.assignment
left join
    marts.kept_organisation_paths as paths
    on described.board = paths.board
    and described.cost_centre = paths.code
    and described.period between paths.first_month and paths.last_month
where visible.may('figures') and visible.sees(described.board)

-- One row per assignment of a board in the fiscal year up to a month: how it stands at the board's
-- latest follow-up in it (`follow_up`, null when nothing has been followed up).
-- U1, N13. `status` is 'not_updated' where others were followed up then and this one was not, and
-- 'not_assessed' where nothing has been; none is taken over from an earlier follow-up, so
-- `followed_up` is null in both. status_before is the latest before, of the month
-- followed_up_before. months_old counts from the latest of them to $period. An assignment is late
-- when it is said to be, or when its month has passed and nobody has said that it is done or
-- stopped. The latest file up to $period says what it is.
-- Rests on: assignments
-- Right: figures
-- Parameters: $board, $period, $year_start
with

    told as (

        select
            board,
            period,
            number,
            assignment,
            assignment_kind,
            council_goal,
            board_goals,
            description,
            responsible,
            department,
            report_when,
            due,
            to_executive_board,
            status,
            comment,
            said_by,
            said_at,
            may_follow
        from visible.assignments
        where board = $board and period between $year_start and $period

    ),

    latest_follow_up as (select max(period) as period from told where status is not null),

    described as (

        select
            board,
            number,
            assignment,
            assignment_kind,
            council_goal,
            board_goals,
            description,
            responsible,
            department,
            report_when,
            due,
            to_executive_board,
            may_follow
        from told
        qualify row_number() over (partition by number, assignment order by period desc) = 1

    ),

    at_follow_up as (

        select
            told.number,
            told.assignment,
            told.period,
            told.status,
            told.comment,
            told.said_by,
            told.said_at
        from told
        inner join latest_follow_up on told.period = latest_follow_up.period

    ),

    before as (

        select told.number, told.assignment, told.period, told.status
        from told
        inner join latest_follow_up on told.period < latest_follow_up.period
        where told.status is not null
        qualify
            row_number() over (partition by told.number, told.assignment order by told.period desc)
            = 1

    ),

    named_departments as (

        select department, arg_max(department_name, valid_from) as name
        from visible.organisation_paths
        where board = $board and $period between first_month and last_month
        group by all

    ),

    standing as (

        select
            described.number,
            described.assignment,
            described.assignment_kind,
            described.council_goal,
            described.board_goals,
            described.description,
            described.responsible,
            described.department,
            described.report_when,
            described.due,
            described.to_executive_board,
            described.may_follow,
            latest_follow_up.period as follow_up,
            case
                when at_follow_up.status is not null
                then at_follow_up.status
                when latest_follow_up.period is null
                then 'not_assessed'
                else 'not_updated'
            end as status,
            case when at_follow_up.status is not null then at_follow_up.period end as followed_up,
            at_follow_up.comment,
            at_follow_up.said_by,
            at_follow_up.said_at,
            before.status as status_before,
            before.period as followed_up_before,
            coalesce(at_follow_up.status, before.status, 'not_begun') as last_known
        from described
        inner join latest_follow_up on true
        left join
            at_follow_up
            on described.number is not distinct from at_follow_up.number
            and described.assignment = at_follow_up.assignment
        left join
            before
            on described.number is not distinct from before.number
            and described.assignment = before.assignment

    )

select
    standing.number,
    standing.assignment,
    standing.assignment_kind,
    standing.council_goal,
    standing.board_goals,
    standing.description,
    standing.responsible,
    standing.department,
    named_departments.name as department_name,
    standing.report_when,
    standing.due,
    standing.to_executive_board,
    standing.follow_up,
    standing.status,
    standing.followed_up,
    standing.comment,
    standing.said_by,
    standing.said_at,
    standing.status_before,
    standing.followed_up_before,
    (
        marts.month_number($period)
        - marts.month_number(coalesce(standing.followed_up, standing.followed_up_before))
    )::integer as months_old,
    standing.status = 'delayed'
    or coalesce(
        standing.due < $period and standing.last_known not in ('done', 'stopped'), false
    ) as is_late,
    standing.may_follow
from standing
left join named_departments on standing.department = named_departments.department
order by
    is_late desc,
    list_position(
        ['not_updated', 'not_assessed', 'not_begun', 'begun', 'delayed', 'done', 'stopped'],
        standing.status
    ),
    marts.numbers_in(standing.council_goal) nulls last,
    standing.council_goal nulls last,
    marts.numbers_in(standing.number) nulls last,
    standing.number nulls last,
    standing.assignment

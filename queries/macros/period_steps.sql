-- One row per activity of a board's month and department that signs it (null: the board as a
-- whole), of the departments that the viewer sees, with its latest sign-off. What each department
-- is to sign, the board signs where it has no departments. `changed_since`: something that touches
-- the month has been loaded or undone after it was signed.
create or replace macro visible.period_steps(of_board, in_period) as table
    with

        departments as (

            select code, any_value(name) as name
            from visible.organisation_paths
            where
                board = of_board
                and level = 'department'
                and in_period between first_month and last_month
            group by code

        ),

        placed as (

            select period_steps, unnest(range(1, len(period_steps) + 1)) as position
            from visible.boards
            where board = of_board

        ),

        activities as (

            select position, unnest(period_steps[position]) from placed

        ),

        latest as (

            select
                activity,
                department,
                event,
                open_findings,
                findings,
                reason,
                author,
                happened_at
            from visible.step_signoffs
            where board = of_board and period = in_period
            qualify
                row_number() over (partition by activity, department order by happened_at desc) = 1

        ),

        changes as (

            select max(load_events.happened_at) as changed_at
            from visible.coverage
            inner join visible.load_events using (load_id)
            where
                coverage.board = of_board
                and coverage.period = in_period
                and load_events.event in ('committed', 'undone')

        )

    select
        activities.position,
        activities.step,
        activities.key as activity,
        activities.words,
        activities.responsible,
        activities.sign_off,
        activities.checks,
        departments.code as department,
        departments.name as department_name,
        coalesce(latest.event = 'signed', false) as is_signed,
        case when is_signed then latest.author end as signed_by,
        case when is_signed then latest.happened_at end as signed_at,
        case when is_signed then latest.open_findings end as open_then,
        case when is_signed then latest.findings end as findings_then,
        case when is_signed then latest.reason end as reason,
        is_signed and coalesce(changes.changed_at > latest.happened_at, false) as changed_since,
        visible.may('steps')
        and visible.sees_cost_centre(of_board, departments.code) as may_sign
    from activities
    left join departments on activities.per_department
    left join
        latest
        on activities.key = latest.activity
        and departments.code is not distinct from latest.department
    cross join changes

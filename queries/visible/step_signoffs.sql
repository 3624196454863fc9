-- One row per time that an activity of a month was signed or taken back, of the departments that
-- the viewer sees and of the board as a whole. Why, and what was open, is for those who sign, and
-- of the board as a whole for those who see all of it.
select
    board,
    period,
    activity,
    department,
    event,
    sign_off,
    open_findings,
    author,
    happened_at,
    case when tells then findings end as findings,
    case when tells then reason end as reason
from
    (
        select
            board,
            period,
            activity,
            department,
            event,
            sign_off,
            open_findings,
            author,
            happened_at,
            findings,
            reason,
            visible.may('steps') and visible.sees_cost_centre(board, department) as tells
        from raw.step_signoffs
    )
where
    visible.may('figures')
    and visible.sees(board)
    and (department is null or visible.sees_cost_centre(board, department))

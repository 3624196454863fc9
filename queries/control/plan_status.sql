-- One row per control and occasion of the plan that a board has at a month, late first (K2, K3):
-- what it came to, or whether it is `due`, `overdue` (for `days_overdue` since the last of its
-- month), `upcoming` or, of a control before each meeting, `undated`. Early in a year, those of the
-- year before that still lack a result stand too. `occasion` is null of what is undated.
-- Rests on: control_plan, control_results
-- Right: figures
-- Parameters: $board, $period
with

    asked as (

        select
            divide($period, 100) * 100 as this_year,
            last_day(make_date(divide($period, 100), $period % 100, 1)) as on_day,
            control as limits
        from visible.boards
        where board = $board

    ),

    plans as (

        select
            planned.period,
            planned.control_area,
            planned.number,
            planned.control,
            planned.control_goal,
            planned.activity,
            planned.responsible,
            planned.department,
            planned.method,
            planned.volume_text,
            planned.occasions_frequency,
            planned.occasions_months,
            planned.occasions_text,
            planned.reported_to,
            planned.reported_when,
            planned.carried_from,
            planned.is_carried,
            planned.may_record,
            planned.period < asked.this_year as is_last_years
        from visible.control_plan as planned
        cross join asked
        where
            planned.board = $board
            and (
                planned.period = asked.this_year
                or (
                    planned.period = asked.this_year - 100
                    and $period % 100 <= struct_extract(asked.limits, 'last_year_months')
                )
            )

    ),

    results as (

        select
            plans.period as year,
            told.period,
            told.control,
            told.done_on,
            told.result,
            told.examined,
            told.comment,
            told.attachment,
            told.said_by,
            told.said_at
        from visible.control_results as told
        inner join
            plans
            on divide(told.period, 100) = divide(plans.period, 100)
            and told.control = plans.control
        where told.board = $board

    ),

    planned_months as (

        select
            period as year,
            control,
            occasions_frequency,
            period + unnest(occasions_months) as occasion
        from plans

    ),

    occasions as (

        select planned_months.year, planned_months.control, planned_months.occasion
        from planned_months
        -- once a year, whenever: a result of any month is that of the year
        anti join
            results
            on planned_months.year = results.year
            and planned_months.control = results.control
            and planned_months.occasion <> results.period
            and planned_months.occasions_frequency = 'yearly'
            and results.result <> 'not_done'
        union
        select year, control, period
        from results
        union all
        select period, control, null
        from plans
        where occasions_frequency = 'before_meetings'

    ),

    told as (

        select
            occasions.year,
            occasions.control,
            occasions.occasion,
            last_day(
                make_date(divide(occasions.occasion, 100), occasions.occasion % 100, 1)
            ) as due_on,
            results.done_on,
            results.result,
            results.examined,
            results.comment,
            results.attachment,
            results.said_by,
            results.said_at
        from occasions
        left join
            results
            on occasions.year = results.year
            and occasions.control = results.control
            and occasions.occasion = results.period

    ),

    judged as (

        select
            told.year,
            told.control,
            told.occasion,
            told.due_on,
            case
                when told.result <> 'not_done'
                then 'done'
                when told.occasion is null
                then 'undated'
                when told.occasion > $period
                then 'upcoming'
                when asked.on_day - told.due_on > struct_extract(asked.limits, 'grace_days')
                then 'overdue'
                else 'due'
            end as state,
            asked.on_day - told.due_on as days_since,
            told.done_on,
            told.result,
            told.examined,
            told.comment,
            told.attachment,
            told.said_by,
            told.said_at
        from told
        cross join asked

    ),

    named_departments as (

        select department, arg_max(department_name, valid_from) as name
        from visible.organisation_paths
        where board = $board and $period between first_month and last_month
        group by all

    )

select
    plans.period as year,
    plans.control_area,
    plans.number,
    plans.control,
    judged.occasion,
    judged.due_on,
    judged.state,
    case when judged.state = 'overdue' then judged.days_since end as days_overdue,
    judged.result,
    judged.done_on,
    judged.examined,
    judged.comment,
    judged.attachment,
    judged.said_by,
    judged.said_at,
    plans.control_goal,
    plans.activity,
    plans.responsible,
    plans.department,
    named_departments.name as department_name,
    plans.method,
    plans.volume_text,
    plans.occasions_frequency,
    plans.occasions_text,
    plans.reported_to,
    plans.reported_when,
    plans.carried_from,
    plans.is_carried,
    control_carries.reason as carry_reason,
    control_carries.author as carried_by,
    control_carries.decided_at as carried_at,
    plans.may_record
from judged
inner join plans on judged.year = plans.period and judged.control = plans.control
left join
    visible.control_carries
    on control_carries.board = $board
    and judged.occasion = control_carries.period
    and judged.control = control_carries.control
left join named_departments on plans.department = named_departments.department
where not plans.is_last_years or judged.state in ('due', 'overdue')
order by
    list_position(['overdue', 'due', 'done', 'upcoming', 'undated'], judged.state),
    case when judged.state = 'done' then - judged.occasion else judged.occasion end,
    plans.control_area,
    try_cast(plans.number as integer),
    plans.control

-- One row per thing of a board's calendar for the year of a day, and of the year before what comes
-- in that year or has no time yet (A2): when it is, for whom, and whether its basis is ready.
-- `is_ready` is said of what is about a period: whether that is closed. `days_left` is to the
-- meeting, `ready_in` to the day when the basis is to be ready; below zero they have passed.
-- `state`, late first: `late`: a time has passed and the basis is not ready; of a meeting that is
-- said only where the board has closed a period of that year, since else nothing tells. `undated`:
-- no time is set. `passed`: the time has passed and nothing tells of the basis. `done`: it has
-- passed, and the basis is ready.
-- Rests on: calendar
-- Right: figures
-- Parameters: $board, $on_day
with

    chosen as (select $on_day::date as today, year($on_day::date)::integer * 100 as year_period),

    listed as (

        select
            calendar.period,
            calendar.item,
            calendar.item_kind,
            calendar.about,
            calendar.handled_as,
            calendar.meets_on,
            calendar.meets_in,
            calendar.last_day,
            calendar.ready_by,
            calendar.responsible,
            calendar.to_board,
            calendar.to_executive_board,
            calendar.to_city_office,
            calendar.comment,
            calendar.committed_at,
            chosen.today
        from visible.calendar
        cross join chosen
        where
            calendar.board = $board
            and (
                calendar.period = chosen.year_period
                or (
                    calendar.period = chosen.year_period - 100
                    and coalesce(calendar.meets_in >= chosen.year_period, true)
                )
            )

    ),

    closed as (select period, is_closed from visible.closed_periods($board)),

    closed_years as (select divide(period, 100) as year from closed where is_closed group by all),

    judged as (

        select
            listed.period,
            listed.item,
            listed.item_kind,
            listed.about,
            listed.handled_as,
            listed.meets_on,
            listed.meets_in,
            listed.last_day,
            listed.ready_by,
            listed.responsible,
            listed.to_board,
            listed.to_executive_board,
            listed.to_city_office,
            listed.comment,
            listed.committed_at,
            listed.today,
            case
                when listed.about is not null then coalesce(closed.is_closed, false)
            end as is_ready,
            closed_years.year is not null as closes_periods
        from listed
        left join closed on listed.about = closed.period
        left join closed_years on divide(listed.about, 100) = closed_years.year

    )

select
    divide(period, 100)::integer as year,
    item,
    item_kind,
    about,
    handled_as,
    meets_on,
    meets_in,
    date_diff('day', today, last_day)::integer as days_left,
    ready_by,
    date_diff('day', today, ready_by)::integer as ready_in,
    responsible,
    to_board,
    to_executive_board,
    to_city_office,
    is_ready,
    case
        when last_day < today and is_ready
        then 'done'
        when last_day < today and not is_ready and closes_periods
        then 'late'
        when last_day < today
        then 'passed'
        when ready_by < today and not is_ready
        then 'late'
        when last_day is null
        then 'undated'
        when last_day <= last_day(today)
        then 'this_month'
        else 'coming'
    end as state,
    comment,
    committed_at
from judged
order by
    list_position(['late', 'this_month', 'coming', 'undated', 'passed', 'done'], state),
    last_day,
    about,
    item

-- One row per case whose time runs at the last day of a month, what is soonest due first: a case by
-- its pseudonym and unit, the last day inside, and the days left, below zero when it has passed.
-- Rests on: case_events
-- Right: details
-- Parameters: $board, $period
with

    now as (select last_day(make_date(divide($period, 100), $period % 100, 1)) as day),

    running as (

        select
            clocks.person,
            clocks.clock,
            clocks.decision_kind,
            clocks.cost_centre,
            clocks.began_on,
            clocks.last_day,
            clocks.last_day - now.day as days_left
        from visible.case_clocks as clocks
        inner join
            now
            on clocks.began_on <= now.day
            and (clocks.ended_on is null or clocks.ended_on > now.day)
        where clocks.board = $board

    )

select
    running.person,
    running.clock,
    running.decision_kind,
    coalesce(paths.unit_name, paths.department_name) as unit_name,
    running.began_on,
    running.last_day,
    running.days_left
from running
left join
    visible.organisation_paths as paths
    on paths.board = $board
    and running.cost_centre = paths.code
    and $period between paths.first_month and paths.last_month
order by running.last_day, running.clock, running.person, running.decision_kind

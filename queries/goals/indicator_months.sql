-- One row per month of a year for an indicator: the month's value, what it has come to and should
-- have come to, the same a year before, and how it stood. Months after $period have no value.
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $indicator, $cost_centre, $period, $first_period, $last_period
select
    assessed.period,
    case when assessed.period <= $period then assessed.value end as value,
    case when assessed.period <= $period then assessed.reached end as reached,
    assessed.reached_before,
    assessed.required_low,
    assessed.required_high,
    assessed.planned_level,
    case when assessed.period <= $period then assessed.status end as status,
    case when assessed.period <= $period then assessed.actions end as actions,
    case when assessed.period <= $period then said.comment end as comment,
    case when assessed.period <= $period then said.entered_by end as entered_by
from
    visible.assessed_indicators(
        $board,
        $first_period,
        $last_period,
        $cost_centre is not null,
        null::map(varchar, decimal(18, 4))
    ) as assessed
left join
    visible.indicator_values as said
    on said.board = $board
    and said.period = assessed.period
    and said.indicator = assessed.indicator
    and said.cost_centre is not distinct from assessed.cost_centre
    and not said.is_planned
where assessed.indicator = $indicator and assessed.cost_centre is not distinct from $cost_centre
order by assessed.period

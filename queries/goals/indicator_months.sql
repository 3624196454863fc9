-- One row per month of a year for an indicator: the month's value, what it has come to and should
-- have come to, the same a year before, and how it stood. Months after $period have no value.
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $indicator, $cost_centre, $period, $first_period, $last_period
select
    period,
    case when period <= $period then value end as value,
    case when period <= $period then reached end as reached,
    reached_before,
    required_low,
    required_high,
    planned_level,
    case when period <= $period then status end as status,
    case when period <= $period then actions end as actions,
    case when period <= $period then comment end as comment,
    case when period <= $period then entered_by end as entered_by
from
    visible.assessed_indicators(
        $board, $first_period, $last_period, null::map(varchar, decimal(18, 4))
    )
where indicator = $indicator and cost_centre is not distinct from $cost_centre
order by period

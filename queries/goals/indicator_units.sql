-- One row per unit that has values of an indicator in a month: what it has come to, how it stands.
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $indicator, $period
select
    assessed.cost_centre,
    paths.name,
    assessed.value,
    assessed.reached,
    assessed.required_low,
    assessed.required_high,
    assessed.status,
    assessed.actions,
    said.comment
from
    visible.assessed_indicators(
        $board, $period, $period, true, null::map(varchar, decimal(18, 4))
    ) as assessed
left join
    visible.indicator_values as said
    on said.board = $board
    and said.period = assessed.period
    and said.indicator = assessed.indicator
    and said.cost_centre = assessed.cost_centre
    and not said.is_planned
left join
    (
        select code, arg_max(name, valid_to) as name
        from visible.organisation_paths
        where board = $board
        group by code
    ) as paths
    on assessed.cost_centre = paths.code
where assessed.indicator = $indicator and assessed.cost_centre is not null
order by assessed.shortfall desc nulls last, assessed.cost_centre

-- One row per assumption of a scenario that the viewer sees.
select
    live_assumptions.scenario_id,
    live_assumptions.position,
    live_assumptions.kind,
    live_assumptions.department,
    live_assumptions.unit,
    live_assumptions.account_group,
    live_assumptions.from_period,
    live_assumptions.percent,
    live_assumptions.positions,
    live_assumptions.sek_per_month,
    live_assumptions.change_percent,
    live_assumptions.change_per_month
from marts.live_assumptions
inner join visible.scenarios using (scenario_id)

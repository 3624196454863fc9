-- One row per assumption of a scenario that the viewer sees.
select
    scenario_assumptions.scenario_id,
    scenario_assumptions.position,
    scenario_assumptions.kind,
    scenario_assumptions.department,
    scenario_assumptions.unit,
    scenario_assumptions.account_group,
    scenario_assumptions.from_period,
    scenario_assumptions.percent,
    scenario_assumptions.positions,
    scenario_assumptions.sek_per_month,
    scenario_assumptions.change_percent,
    scenario_assumptions.change_per_month
from staging.scenario_assumptions
inner join visible.scenarios using (scenario_id)

-- One row per assumption of a scenario that has not been deleted.
select
    assumptions.scenario_id,
    assumptions.position,
    assumptions.kind,
    assumptions.department,
    assumptions.unit,
    assumptions.account_group,
    assumptions.from_period,
    assumptions.percent,
    assumptions.positions,
    assumptions.sek_per_month,
    assumptions.change_percent,
    assumptions.change_per_month
from staging.scenario_assumptions as assumptions
inner join marts.live_scenarios using (scenario_id)

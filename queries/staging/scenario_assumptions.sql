-- One row per assumption of a scenario, with what it changes a month's forecast by.
-- Costs are below zero: more volume or a higher price is more of what there is, a vacancy less of
-- it. An action gives its amount a month as a board reads it, above zero when it lowers net cost.
select
    scenario_id,
    position,
    kind,
    department,
    unit,
    account_group,
    from_period,
    percent,
    positions,
    sek_per_month,
    case when kind = 'vacancy' then - percent else percent end as change_percent,
    case when positions is null then sek_per_month else positions * sek_per_month end::decimal(
        18, 2
    ) as change_per_month
from raw.scenario_assumptions

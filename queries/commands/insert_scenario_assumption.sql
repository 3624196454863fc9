-- Adds an assumption, the next in order, to the scenario that a board has saved last.
-- Right: forecast
-- Parameters: $board, $kind, $department, $unit, $account_group, $from_period, $percent,
-- $positions,
-- $sek_per_month
insert into raw.scenario_assumptions by name
with

    latest as (select max(scenario_id) as scenario_id from raw.scenarios where board = $board)

select
    latest.scenario_id,
    (
        select count(*) + 1
        from raw.scenario_assumptions as others
        where others.scenario_id = latest.scenario_id
    ) as position,
    $kind as kind,
    $department as department,
    $unit as unit,
    $account_group as account_group,
    $from_period as from_period,
    $percent as percent,
    $positions as positions,
    $sek_per_month as sek_per_month
from latest

-- Keeps the pattern of earlier years as the weights of the board's latest choice of profile.
-- Right: budget
-- Parameters: $board, $year_start, $year_end, $organised_on, $department, $unit, $account_group
insert into raw.budget_weights by name
with

    latest as (select max(choice_id) as choice_id from raw.budget_profiles where board = $board)

select
    latest.choice_id,
    seasons.department,
    seasons.unit,
    seasons.account_group,
    seasons.basis,
    seasons.shortcoming,
    seasons.first_year,
    seasons.last_year,
    seasons.weights
from marts.seasonal_weights($board, $year_start, $year_end, $organised_on::date) as seasons
cross join latest
where
    ($department is null or seasons.department is null or seasons.department = $department)
    and ($unit is null or seasons.unit is null or seasons.unit = $unit)
    and (
        $account_group is null
        or seasons.account_group is null
        or seasons.account_group = $account_group
    )

-- One row: the voucher rows that a sample is drawn from: how many, what they sum to with and
-- without signs, their fingerprint, and the loads that they came with (K4).
-- Right: control
-- Parameters: $board, $first_period, $last_period, $account_group, $department, $cost_centre,
-- $search, $at_least, $departments
with

    population as (

        select row_key, load_id, ore
        from
            visible.voucher_population(
                $board,
                $first_period,
                $last_period,
                $account_group::varchar,
                $department::varchar,
                $cost_centre::varchar,
                $search::varchar,
                $at_least::decimal(18, 2),
                $departments::varchar[]
            )

    )

select
    row_count,
    (total_ore::decimal(20, 0) / 100)::decimal(18, 2) as total,
    absolute_ore,
    fingerprint,
    load_ids
from marts.population_facts('population')

-- One row: what the rows of a list that somebody has chosen come to, in öre, and their
-- fingerprint. Nothing of them is stored (K4).
-- Right: control
-- Parameters: $row_keys, $ore
with

    population as (

        select unnest($row_keys::varchar[]) as row_key, 0 as load_id, unnest($ore::bigint[]) as ore

    )

select
    row_count,
    (total_ore::decimal(20, 0) / 100)::decimal(18, 2) as total,
    absolute_ore,
    fingerprint,
    load_ids
from marts.population_facts('population')

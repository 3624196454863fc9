-- One row per row of a list that a sample has, in the order that it was drawn (K4); the rows are
-- those that were asked with.
-- Right: control
-- Parameters: $row_keys, $ore, $method, $seed, $size, $strata
with

    population as (

        select unnest($row_keys::varchar[]) as row_key, 0 as load_id, unnest($ore::bigint[]) as ore

    )

select ordinal, row_key, stratum, hits
from marts.drawn_sample('population', $method, $seed, $size, $strata)
order by ordinal

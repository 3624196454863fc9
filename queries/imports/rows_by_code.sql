-- One row: how many rows of a load have a cost centre, and how many have one that the board knows.
-- Right: load
-- Parameters: $load_id, $board
with

    known as (

        select code
        from marts.kept_organisation_paths
        where board = $board
        group by all
        union
        select cost_centre as code
        from marts.positions
        where board = $board and cost_centre is not null
        group by all

    ),

    used as (

        select cost_centre as code, count(*) as row_count
        from staging.amounts
        where load_id = $load_id and cost_centre is not null
        group by all

    )

select
    coalesce(sum(used.row_count), 0)::bigint as row_count,
    coalesce(sum(used.row_count) filter (where known.code is not null), 0)::bigint
    as known_row_count,
    exists (select code from known) as board_has_codes
from used
left join known using (code)

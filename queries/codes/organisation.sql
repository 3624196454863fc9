-- One row per organisation code of a board and the time it holds, with what it costs so far this
-- year.
-- Parameters: $board, $on_day, $year_start, $last_counted
with

    spent as (

        select cost_centre as code, sum(amount) as actual_ytd
        from marts.positions
        where
            board = $board
            and value_type = 'actual'
            and period between $year_start and $last_counted
        group by all

    )

select
    organisation_paths.code,
    organisation_paths.name,
    organisation_paths.level,
    organisation_paths.department_name,
    organisation_paths.unit_name,
    nullif(organisation_paths.valid_from, date '1900-01-01') as valid_from,
    nullif(organisation_paths.valid_to, date '9999-12-31') as valid_to,
    $on_day::date between organisation_paths.valid_from and organisation_paths.valid_to as is_valid,
    spent.actual_ytd
from marts.organisation_paths
left join spent using (code)
where organisation_paths.board = $board
order by
    organisation_paths.department_name nulls last,
    organisation_paths.unit_name nulls first,
    organisation_paths.level <> 'department',
    organisation_paths.level <> 'unit',
    organisation_paths.code,
    organisation_paths.valid_from

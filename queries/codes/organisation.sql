-- One row per organisation code of a board and the time it holds.
-- What a code costs so far this year stands at its place of the day, or its last one.
-- Right: details
-- Parameters: $board, $on_day, $year_start, $period
with

    spent as (

        select cost_centre as code, sum(amount) as actual_ytd
        from visible.positions
        where
            board = $board
            and value_type = 'actual'
            and marts.counted_month(period) between $year_start and $period
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
    case when row_number() over latest_first = 1 then spent.actual_ytd end as actual_ytd
from visible.organisation_paths
left join spent using (code)
where organisation_paths.board = $board
window
    latest_first as (
        partition by organisation_paths.code
        order by
            $on_day::date
            between organisation_paths.valid_from and organisation_paths.valid_to desc,
            organisation_paths.valid_from <= $on_day::date desc,
            organisation_paths.valid_from desc
    )
order by
    organisation_paths.department_name nulls last,
    organisation_paths.unit_name nulls first,
    organisation_paths.level <> 'department',
    organisation_paths.level <> 'unit',
    organisation_paths.code,
    organisation_paths.valid_from

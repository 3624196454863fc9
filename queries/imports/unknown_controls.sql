-- One row per result of a control that no plan of its year has, nor any of the same file
-- (`planned`, each of its year). `known` is the name most like it, null when the year has no plan.
-- Right: load
-- Parameters: $board, $planned, $planned_years
with

    names as (

        select divide(period, 100)::integer as year, said
        from marts.control_names
        where board = $board
        union
        select unnest($planned_years::integer[]) as year, unnest($planned::varchar[]) as said

    ),

    wrong as (

        select
            incoming_control_results.sheet,
            incoming_control_results.row_number,
            divide(incoming_control_results.period, 100) as year,
            incoming_control_results.control
        from incoming_control_results
        anti join
            names
            on divide(incoming_control_results.period, 100) = names.year
            and incoming_control_results.control = names.said
        where incoming_control_results.period is not null

    )

select
    wrong.sheet,
    wrong.row_number,
    wrong.control,
    (
        select arg_max(names.said, jaro_winkler_similarity(lower(names.said), lower(wrong.control)))
        from names
        where names.year = wrong.year
    ) as known
from wrong
where wrong.control is not null
order by wrong.sheet, wrong.row_number

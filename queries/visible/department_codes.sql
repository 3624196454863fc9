-- One row per code that belongs, or last belonged, to one of the viewer's departments.
-- Whoever sees departments sees those of one board: codes of two could be the same.
with

    latest_places as (

        select board, code, department
        from marts.kept_organisation_paths
        qualify
            row_number() over (partition by board, code order by valid_to desc, valid_from desc) = 1

    )

select code
from latest_places
where
    visible.sees(board)
    and list_contains(struct_extract(visible.viewer(), 'departments'), department)

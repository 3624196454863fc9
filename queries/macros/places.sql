-- One row per code of a board and the months it holds in, with the department and unit it is in.
-- With `organised_on` history stands in the organisation of that day, a code that was closed
-- before it where it last belonged; without, each month stands in the organisation it had (N18).
create or replace macro marts.places(of_board, organised_on) as table
    select
        code,
        name,
        level,
        department,
        department_name,
        unit,
        unit_name,
        case when organised_on is null then first_month else 0 end as first_month,
        case when organised_on is null then last_month else 999912 end as last_month
    from marts.kept_organisation_paths
    where board = of_board
    qualify
        organised_on is null
        or row_number() over (
            partition by code order by valid_from <= organised_on desc, valid_to desc
        )
        = 1

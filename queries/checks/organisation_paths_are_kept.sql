-- Must be empty: one row per board and code whose kept organisation paths are not what they are
-- now.
-- Right: operate
with

    likenesses as (

        select
            board,
            code,
            hash(
                board,
                code,
                name,
                level,
                department,
                department_name,
                unit,
                unit_name,
                valid_from,
                valid_to,
                first_month,
                last_month
            ) as likeness,
            1 as surplus
        from marts.organisation_paths
        union all
        select
            board,
            code,
            hash(
                board,
                code,
                name,
                level,
                department,
                department_name,
                unit,
                unit_name,
                valid_from,
                valid_to,
                first_month,
                last_month
            ) as likeness,
            -1 as surplus
        from marts.kept_organisation_paths

    ),

    summed as (select board, code, likeness, sum(surplus) as surplus from likenesses group by all)

select board, code
from summed
where surplus <> 0
group by all

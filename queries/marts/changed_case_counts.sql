-- One row per board and period whose kept counts of people are not what they are now.
with

    likenesses as (

        select
            board,
            period,
            hash(board, period, level, department, unit, name, case_type, people) as likeness,
            1 as surplus
        from marts.case_counts
        union all
        select
            board,
            period,
            hash(board, period, level, department, unit, name, case_type, people) as likeness,
            -1 as surplus
        from marts.kept_case_counts

    ),

    summed as (select board, period, likeness, sum(surplus) as surplus from likenesses group by all)

select board, period
from summed
where surplus <> 0
group by all

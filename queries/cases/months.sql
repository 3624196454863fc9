-- One row per month up to a period with the people of a node who have a case of a type (null for
-- all types) going on at its end, and how many more than the month before, when both may be told.
-- Rests on: cases
-- Right: figures
-- Parameters: $board, $first_period, $last_period, $department, $unit, $case_type
with

    counted as (

        select period, level, case_type, people, suppressed
        from visible.case_counts
        where
            board = $board
            and case
                when $unit is not null
                then level = 'unit' and department = $department and unit = $unit
                when $department is not null
                then level = 'department' and department = $department
                else level = 'board'
            end

    ),

    -- Months in which the viewer sees the node or what it is part of: without a count it has none.
    loaded as (

        select period
        from visible.case_counts
        where
            board = $board
            and (level = 'board' or ($department is not null and department = $department))
        group by all

    ),

    months as (

        select
            loaded.period,
            divide(loaded.period, 100) * 12 + loaded.period % 100 as month,
            case
                when not coalesce(counted.suppressed, false) then coalesce(counted.people, 0)
            end as people,
            coalesce(counted.suppressed, false) as suppressed
        from loaded
        left join
            counted
            on loaded.period = counted.period
            and counted.case_type is not distinct from $case_type::varchar

    )

select
    now.period,
    now.people::integer as people,
    now.suppressed,
    (now.people - before.people)::integer as change,
    year_before.people::integer as previous_year
from months as now
left join months as before on now.month = before.month + 1
left join months as year_before on now.month = year_before.month + 12
where now.period between $first_period and $last_period
order by now.period

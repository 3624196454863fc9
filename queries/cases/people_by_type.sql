-- One row per part of a node and case type (null for all types), and for the node itself, with the
-- people who have a case going on at the end of the month and how many more than the month before.
-- A change is told only when both months are: it would give the other away.
-- Rests on: cases
-- Right: figures
-- Parameters: $board, $period, $previous, $department, $unit
with

    chosen as (

        select
            period,
            case
                when level = 'board'
                then 'total'
                when level = 'department' and $department is not null
                then 'total'
                when $unit is not null
                then 'total'
                else 'part'
            end as row_kind,
            case
                when row_kind = 'total'
                then null
                when level = 'department'
                then department
                else unit
            end as key,
            name,
            case_type,
            people,
            suppressed
        from visible.case_counts
        where
            board = $board
            and period in ($period, $previous)
            and ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and case
                when $unit is not null
                then level = 'unit'
                when $department is not null
                then level in ('department', 'unit')
                else level in ('board', 'department')
            end

    ),

    nodes as (

        select row_kind, key, arg_max(name, period) as name from chosen group by row_kind, key

    ),

    types as (select case_type from chosen group by all),

    loaded as (select period from visible.case_counts where board = $board group by all),

    cells as (

        select
            nodes.row_kind,
            nodes.key,
            nodes.name,
            types.case_type,
            case when not coalesce(chosen.suppressed, false) then coalesce(people, 0) end as people,
            coalesce(chosen.suppressed, false) as suppressed,
            loaded.period
        from nodes
        cross join types
        inner join loaded on loaded.period in ($period, $previous)
        left join
            chosen
            on nodes.row_kind = chosen.row_kind
            and nodes.key is not distinct from chosen.key
            and types.case_type is not distinct from chosen.case_type
            and loaded.period = chosen.period

    )

select
    now.row_kind,
    now.key,
    now.name,
    now.case_type,
    now.people::integer as people,
    now.suppressed,
    (now.people - before.people)::integer as change
from cells as now
left join
    cells as before
    on now.row_kind = before.row_kind
    and now.key is not distinct from before.key
    and now.case_type is not distinct from before.case_type
    and before.period = $previous
where now.period = $period
order by
    now.row_kind,
    max(case when now.case_type is null then now.people end) over (
        partition by now.row_kind, now.key
    ) desc nulls last,
    now.name,
    now.key,
    now.case_type nulls first

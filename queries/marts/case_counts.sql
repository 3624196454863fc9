-- One row per board, period, level, node and case type (null for all types) with the people who
-- have a case going on at the end of the month.
-- Somebody with two cases counts once in each figure, so a total may be less than its parts. What
-- has no code is '-', what no organisation knows is '?'. A month without anyone has a zero.
with

    months as (select board, period from marts.live_coverage where kind = 'cases' group by all),

    going_on as (

        select
            cases.board,
            cases.period,
            cases.person,
            cases.case_type,
            case
                when cases.cost_centre is null then '-' else coalesce(paths.department, '?')
            end as department,
            paths.department_name,
            case
                when cases.cost_centre is null
                then '-'
                when paths.code is null
                then '?'
                else coalesce(paths.unit, '-')
            end as unit,
            paths.unit_name
        from staging.cases
        inner join
            marts.live_coverage
            on cases.load_id = live_coverage.load_id
            and cases.board = live_coverage.board
            and cases.period = live_coverage.period
            and live_coverage.kind = 'cases'
        left join
            marts.kept_organisation_paths as paths
            on cases.board = paths.board
            and cases.cost_centre = paths.code
            and cases.period between paths.first_month and paths.last_month
        where
            cases.started_on <= cases.as_of
            and (cases.ended_on is null or cases.ended_on >= cases.as_of)

    ),

    counted as (

        select
            board,
            period,
            department,
            unit,
            case_type,
            case
                when grouping(department) = 1
                then 'board'
                when grouping(unit) = 1
                then 'department'
                else 'unit'
            end as level,
            case
                when level = 'board'
                then null
                when coalesce(unit, department) = '-'
                then 'Ofördelat'
                when coalesce(unit, department) = '?'
                then 'Ej kopplat'
                when level = 'department'
                then any_value(department_name)
                else any_value(unit_name)
            end as name,
            count(distinct person) as people
        from going_on
        group by
            grouping sets (
                (board, period),
                (board, period, case_type),
                (board, period, department),
                (board, period, department, case_type),
                (board, period, department, unit),
                (board, period, department, unit, case_type)
            )

    )

select
    board,
    months.period,
    coalesce(counted.level, 'board') as level,
    counted.department,
    counted.unit,
    counted.name,
    counted.case_type,
    coalesce(counted.people, 0)::integer as people
from months
left join counted using (board, period)

-- One row per month and quarter (`span`), board, department and unit with cases whose time runs or
-- ended there: how many, and how many outside. A quarter is called by its last month in the list,
-- and what goes on is counted at that month's end.
-- N11. Those who may not see small numbers are told a number of cases, and how it is split in
-- inside and outside, only where every such part is none or at least the board's limit, and only
-- where that holds for all of a department's units, for all departments and for the board; a month
-- only where it holds for each month of the quarter and for the quarter. So no sum gives a hidden
-- one away. A part's month is told whole, both what ended and what goes on, or has no row: a row
-- that is not there then tells of none. The split by days is told where it can be for all of a
-- quarter, and no few cases stand between the two limits. `told` is 3 for all, 2 for all but the
-- days, 1 for the number alone, 0 for nothing.
create or replace macro visible.clock_counts(of_board, of_clock, first_period, last_period) as table
    with

        states as (

            select
                period,
                quarter,
                quarter_end,
                department,
                department_name,
                unit,
                unit_name,
                has_ended,
                is_inside,
                is_inside_by_days
            from
                visible.clock_states(
                    of_board,
                    of_clock,
                    marts.quarter_of(first_period),
                    marts.quarter_of(last_period)
                )

        ),

        spans as (

            select 'month' as span, period, quarter, department, department_name, unit, unit_name,
                has_ended, is_inside, is_inside_by_days
            from states
            union all
            select 'quarter' as span, quarter_end as period, quarter,
                department, department_name, unit, unit_name,
                has_ended, is_inside, is_inside_by_days
            from states
            where has_ended or period = quarter_end

        ),

        counted as (

            select
                span,
                period,
                quarter,
                has_ended,
                department,
                unit,
                case
                    when grouping(department) = 1
                    then 'board'
                    when grouping(unit) = 1
                    then 'department'
                    else 'unit'
                end as level,
                any_value(department_name) as department_name,
                any_value(unit_name) as unit_name,
                count(*) filter (where is_inside) as inside,
                count(*) filter (where not is_inside) as outside,
                count(*) filter (where is_inside_by_days) as inside_by_days,
                count(*) filter (where not is_inside_by_days) as outside_by_days,
                count(*) filter (where is_inside and not is_inside_by_days) as lost_by_days,
                count(*) filter (where not is_inside and is_inside_by_days) as won_by_days
            from spans
            group by
                grouping sets (
                    (span, period, quarter, has_ended),
                    (span, period, quarter, has_ended, department),
                    (span, period, quarter, has_ended, department, unit)
                )

        ),

        limits as (select small_number from visible.boards where board = of_board),

        judged as (

            select
                counted.span,
                counted.period,
                counted.quarter,
                counted.has_ended,
                counted.level,
                counted.department,
                counted.unit,
                counted.department_name,
                counted.unit_name,
                counted.inside,
                counted.outside,
                counted.inside_by_days,
                counted.outside_by_days,
                case
                    when counted.inside + counted.outside between 1 and limits.small_number - 1
                    then 0
                    when
                        counted.inside between 1 and limits.small_number - 1
                        or counted.outside between 1 and limits.small_number - 1
                    then 1
                    when
                        counted.inside_by_days between 1 and limits.small_number - 1
                        or counted.outside_by_days between 1 and limits.small_number - 1
                        or counted.lost_by_days between 1 and limits.small_number - 1
                        or counted.won_by_days between 1 and limits.small_number - 1
                    then 2
                    else 3
                end as sound
            from counted
            inner join limits on true

        ),

        families as (

            select
                span,
                period,
                quarter,
                has_ended,
                level,
                department,
                unit,
                department_name,
                unit_name,
                inside,
                outside,
                inside_by_days,
                outside_by_days,
                min(sound) over whole as everything,
                min(sound) filter (where level = 'board') over whole as board_months,
                min(sound) filter (where level = 'board' and span = 'quarter') over whole
                as board_quarter,
                min(sound) filter (where level = 'department' and span = 'quarter') over whole
                as departments_quarter,
                min(sound) filter (where level = 'unit' and span = 'quarter') over within
                as units_quarter,
                min(sound) filter (where level in ('board', 'department')) over of_quarter
                as departments_months,
                min(sound) filter (where level = 'unit') over of_department as units_months
            from judged
            window
                whole as (partition by has_ended, quarter),
                within as (partition by has_ended, quarter, department),
                of_quarter as (partition by quarter),
                of_department as (partition by quarter, department)

        ),

        lowered as (

            select
                span,
                period,
                quarter,
                has_ended,
                level,
                department,
                unit,
                department_name,
                unit_name,
                inside,
                outside,
                inside_by_days,
                outside_by_days,
                least(
                    if(everything < 3, 2, 3),
                    case
                        when span = 'quarter'
                        then board_quarter
                        when level = 'board'
                        then board_months
                        else departments_months
                    end,
                    if(span = 'quarter' and level <> 'board', departments_quarter, 3),
                    case
                        when level <> 'unit'
                        then 3
                        when span = 'quarter'
                        then units_quarter
                        else units_months
                    end
                ) as sound
            from families

        ),

        told as (

            select
                span,
                period,
                quarter,
                has_ended,
                level,
                department,
                unit,
                department_name,
                unit_name,
                inside,
                outside,
                inside_by_days,
                outside_by_days,
                case
                    when visible.may('small_numbers')
                    then 3
                    when span = 'month' and level <> 'board' and sound < 2
                    then 0
                    else sound
                end as told
            from lowered

        )

    select
        told.span,
        told.period,
        told.quarter,
        told.has_ended,
        told.level,
        told.department,
        told.unit,
        case
            when told.level = 'board'
            then null
            when coalesce(told.unit, told.department) = '-'
            then 'Ofördelat'
            when coalesce(told.unit, told.department) = '?'
            then 'Ej kopplat'
            when told.level = 'department'
            then told.department_name
            else told.unit_name
        end as name,
        case when told.told >= 1 then told.inside + told.outside end as cases,
        case when told.told >= 2 then told.inside end as inside,
        case when told.told >= 2 then told.outside end as outside,
        case when told.told >= 3 then told.inside_by_days end as inside_by_days,
        case when told.told >= 3 then told.outside_by_days end as outside_by_days,
        told.told
    from told
    where
        (told.told > 0 or told.span = 'quarter' or told.level = 'board')
        and visible.may('figures')
        and visible.sees(of_board)
        and (
            struct_extract(visible.viewer(), 'departments') is null
            or coalesce(
                list_contains(struct_extract(visible.viewer(), 'departments'), told.department),
                false
            )
        )

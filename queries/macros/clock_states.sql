-- One row per case, month and time of one kind that a law sets for it, in the months of some
-- quarters: whether it ended there inside or outside its limit, or went on at the month's last day,
-- still inside or already outside. The last day inside is inside. Only counts of these may be told.
-- `by_days` is the same by the limit in days, where there is one.
create or replace macro visible.clock_states(of_board, of_clock, first_quarter, last_quarter) as table
    with

        months as (

            select period, quarter, quarter_end, first_day, last_day
            from visible.clock_months
            where board = of_board and quarter between first_quarter and last_quarter

        ),

        placed as (

            select
                months.period,
                months.quarter,
                months.last_day as month_end,
                months.quarter_end,
                case
                    when clocks.cost_centre is null then '-' else coalesce(paths.department, '?')
                end as department,
                paths.department_name,
                case
                    when clocks.cost_centre is null
                    then '-'
                    when paths.code is null
                    then '?'
                    else coalesce(paths.unit, '-')
                end as unit,
                paths.unit_name,
                clocks.decision_kind,
                clocks.began_on,
                coalesce(clocks.ended_on <= months.last_day, false) as has_ended,
                least(clocks.ended_on, months.last_day) as measured_on,
                clocks.last_day,
                clocks.last_day_by_days
            from marts.case_clocks as clocks
            inner join
                months
                on clocks.began_on <= months.last_day
                and (clocks.ended_on is null or clocks.ended_on >= months.first_day)
            left join
                marts.kept_organisation_paths as paths
                on clocks.board = paths.board
                and clocks.cost_centre = paths.code
                and months.period between paths.first_month and paths.last_month
            where clocks.board = of_board and clocks.clock = of_clock

        )

    select
        period,
        quarter,
        quarter_end,
        department,
        department_name,
        unit,
        unit_name,
        decision_kind,
        began_on,
        measured_on,
        has_ended,
        measured_on <= last_day as is_inside,
        measured_on <= coalesce(last_day_by_days, last_day) as is_inside_by_days
    from placed
    -- That care ended is no consideration of it.
    where not (of_clock = 'considered' and has_ended)

-- One row per indicator of a board, part of it that has values (`cost_centre`; null is the whole
-- board) and month, from the beginning of the year before the first month: the value, what the
-- year has come to, and the same a year before. Months without a value have their row too.
create or replace macro visible.indicator_series(of_board, first_period, last_period) as table
    with

        months as (

            select
                numbers.number,
                marts.numbered_month(numbers.number) as period,
                -- the year is named after the calendar year that it begins in
                (divide(numbers.number - boards.first_month, 12) * 100)::integer as year_period,
                (numbers.number - boards.first_month) % 12 + 1 as month_in_year
            from visible.boards
            cross join
                (
                    select
                        unnest(
                            range(
                                marts.month_number(first_period) - 23,
                                marts.month_number(last_period) + 1
                            )
                        ) as number
                ) as numbers
            where boards.board = of_board

        ),

        known_values as (

            select period, indicator, cost_centre, is_planned, value, actions, comment, entered_by
            from visible.indicator_values
            where
                board = of_board
                and period
                between marts.months_before(first_period, 23) and last_period

        ),

        parts as (

            select indicator, cost_centre
            from known_values
            union
            select indicator, null as cost_centre
            from visible.goal_plan
            where board = of_board

        ),

        monthly as (

            select
                parts.indicator,
                parts.cost_centre,
                months.number,
                months.period,
                months.year_period,
                months.month_in_year,
                actual.value,
                planned.value as planned,
                case when actual.value is not null then coalesce(actual.actions, '') end as actions,
                actual.comment,
                actual.entered_by
            from parts
            cross join months
            left join
                known_values as actual
                on parts.indicator = actual.indicator
                and parts.cost_centre is not distinct from actual.cost_centre
                and months.period = actual.period
                and not actual.is_planned
            left join
                known_values as planned
                on parts.indicator = planned.indicator
                and parts.cost_centre is not distinct from planned.cost_centre
                and months.period = planned.period
                and planned.is_planned

        ),

        of_years as (

            select
                indicator,
                cost_centre,
                number,
                period,
                year_period,
                month_in_year,
                value,
                -- they are said of the latest value, which may be that of an earlier month
                nullif(last_value(actions ignore nulls) over year_so_far, '') as actions,
                comment,
                entered_by,
                sum(value) over year_so_far as ytd_sum,
                count(value) over year_so_far as ytd_count,
                last_value(value ignore nulls) over year_so_far as latest,
                max(case when value is not null then month_in_year end) over year_so_far as latest_month,
                last_value(planned ignore nulls) over year_so_far as planned_level,
                sum(value) over whole_year as year_sum,
                count(value) over whole_year as year_count,
                last_value(value ignore nulls) over whole_year as year_latest,
                max(case when value is not null then number end) over all_so_far as latest_number
            from monthly
            window
                year_so_far as (
                    partition by indicator, cost_centre, year_period
                    order by number
                    rows between unbounded preceding and current row
                ),
                whole_year as (
                    partition by indicator, cost_centre, year_period
                    order by number
                    rows between unbounded preceding and unbounded following
                ),
                all_so_far as (
                    partition by indicator, cost_centre
                    order by number
                    rows between unbounded preceding and current row
                )

        )

    select
        indicator,
        cost_centre,
        number,
        period,
        year_period,
        month_in_year,
        value,
        actions,
        comment,
        entered_by,
        ytd_sum,
        ytd_count,
        latest,
        latest_month,
        planned_level,
        year_sum,
        year_count,
        year_latest,
        latest_number,
        lag(value, 12) over all_months as value_before,
        lag(ytd_sum, 12) over all_months as ytd_sum_before,
        lag(ytd_count, 12) over all_months as ytd_count_before,
        lag(latest, 12) over all_months as latest_before,
        lag(year_sum, 12) over all_months as year_sum_before,
        lag(year_count, 12) over all_months as year_count_before,
        lag(year_latest, 12) over all_months as year_latest_before
    from of_years
    window all_months as (partition by indicator, cost_centre order by number)

-- One row per assumption of a scenario and what it is about: what it changes the year's forecast
-- by.
-- F4. An assumption is for the months from its first that are not closed. What of the forecast
-- falls in a month follows last year's actual of the same months, and is as much in each where that
-- has nothing or changes sign. A per cent is of what the assumptions before it have made of the
-- month. An amount a month has no account: it is where the part says, and else '-'.
create or replace macro visible.scenario_effects(
    of_board, last_closed, year_start, year_end, of_scenario
) as table
    with

        months as (

            select
                unnest(
                    generate_series(
                        make_date(divide(last_closed, 100), last_closed % 100, 1)
                        + interval 1 month,
                        make_date(divide(year_end, 100), year_end % 100, 1),
                        interval 1 month
                    )
                )::date as first_day

        ),

        remaining as (select marts.month_of(first_day)::integer as month from months),

        assumptions as (

            select
                assumptions.position,
                assumptions.department,
                assumptions.unit,
                assumptions.account_group,
                assumptions.from_period,
                assumptions.change_percent::double / 100 as change,
                assumptions.change_per_month
            from visible.scenario_assumptions as assumptions
            where assumptions.scenario_id = of_scenario

        ),

        series as (

            select
                department,
                unit,
                account_group,
                section,
                forecast - coalesce(actual_ytd, 0) as rest
            from visible.forecasts
            where board = of_board and period = last_closed and grain = 'smallest'

        ),

        booked as (

            select department, unit, account_group, section, month + 100 as month, sum(amount) as amount
            from
                visible.placed_positions(
                    of_board,
                    last_closed - 99,
                    year_end - 100,
                    last_day(make_date(divide(last_closed, 100), last_closed % 100, 1))
                )
            where value_type = 'actual'
            group by all

        ),

        cells as (

            select
                series.department,
                series.unit,
                series.account_group,
                series.section,
                series.rest,
                remaining.month,
                coalesce(booked.amount, 0)::double as weight,
                sum(weight) over in_series as whole,
                sum(abs(weight)) over in_series as size,
                count(*) over in_series as month_count
            from series
            cross join remaining
            left join
                booked
                on series.department = booked.department
                and series.unit = booked.unit
                and series.account_group = booked.account_group
                and series.section = booked.section
                and remaining.month = booked.month
            window
                in_series as (
                    partition by
                        series.department, series.unit, series.account_group, series.section
                )

        ),

        in_months as (

            select
                department,
                unit,
                account_group,
                section,
                month,
                rest
                * case
                    when size > 0 and abs(whole) = size then weight / whole else 1.0 / month_count
                end as amount
            from cells

        ),

        changed as (

            select
                assumptions.position,
                in_months.department,
                in_months.unit,
                in_months.account_group,
                in_months.section,
                in_months.amount
                * assumptions.change
                * coalesce(
                    product(1 + assumptions.change) over (
                        partition by
                            in_months.department,
                            in_months.unit,
                            in_months.account_group,
                            in_months.section,
                            in_months.month
                        order by assumptions.position
                        rows between unbounded preceding and 1 preceding
                    ),
                    1
                ) as effect
            from in_months
            inner join
                assumptions
                on in_months.month >= assumptions.from_period
                and (
                    assumptions.department is null or in_months.department = assumptions.department
                )
                and (assumptions.unit is null or in_months.unit = assumptions.unit)
                and (
                    assumptions.account_group is null
                    or in_months.account_group = assumptions.account_group
                )
            where assumptions.change is not null

        )

    select
        position,
        department,
        unit,
        account_group,
        round(sum(effect), 2)::decimal(18, 2) as effect
    from changed
    group by all
    union all
    select
        assumptions.position,
        coalesce(assumptions.department, '-') as department,
        coalesce(assumptions.unit, '-') as unit,
        coalesce(assumptions.account_group, '-') as account_group,
        sum(assumptions.change_per_month)::decimal(18, 2) as effect
    from assumptions
    inner join remaining on remaining.month >= assumptions.from_period
    where assumptions.change_per_month is not null
    group by all

-- One row per series of a board: where its year lands, as the months to `last_closed` say.
-- The smallest series are each unit's account groups; what a unit, a department, an account group
-- (of a department, of the board) and the board have of each section are series of their own, since
-- intervals do not add, and costs and income that take each other out have no year to learn (F1).
-- History stands in the organisation of the end of `last_closed`, so that what was merged has a
-- history (F3). The three sums that the forecast is the middle of, and the plain rules that it is
-- judged beside, are landings of the year too; nothing is there once the year is closed.
create or replace macro marts.period_forecasts(
    of_board, last_closed, year_start, year_end
) as table
    with

        placed as materialized (

            select
                value_type,
                month,
                divide(month, 100) - (month % 100 < year_start % 100)::integer as year,
                1 + (month % 100 - year_start % 100 + 12) % 12 as month_of_year,
                department,
                department_name,
                unit,
                unit_name,
                account_group,
                section,
                amount
            from
                marts.all_placed_positions(
                    of_board,
                    year_start - 500,
                    year_end,
                    last_day(make_date(divide(last_closed, 100), last_closed % 100, 1))
                )
            where
                (value_type = 'actual' and month <= last_closed)
                or (value_type = 'budget' and month >= year_start)

        ),

        cells as materialized (

            select
                case
                    when grouping(unit) = 0 and grouping(account_group) = 0
                    then 'smallest'
                    when grouping(unit) = 0
                    then 'unit'
                    when grouping(account_group) = 0 and grouping(department) = 0
                    then 'department_group'
                    when grouping(account_group) = 0
                    then 'account_group'
                    when grouping(department) = 0
                    then 'department'
                    else 'board'
                end as grain,
                department,
                max(department_name) as department_name,
                unit,
                max(unit_name) as unit_name,
                account_group,
                section,
                value_type,
                year,
                month_of_year as month,
                sum(amount) as amount
            from placed
            group by
                grouping sets (
                    (department, unit, account_group, section, value_type, year, month_of_year),
                    (department, unit, section, value_type, year, month_of_year),
                    (department, account_group, section, value_type, year, month_of_year),
                    (account_group, section, value_type, year, month_of_year),
                    (department, section, value_type, year, month_of_year),
                    (section, value_type, year, month_of_year)
                )

        ),

        series as materialized (

            select
                row_number() over (
                    order by grain, department, unit, account_group, section
                ) as series_id,
                grain,
                department,
                case when grain <> 'board' then max(department_name) end as department_name,
                unit,
                max(unit_name) as unit_name,
                account_group,
                section,
                sum(amount) filter (
                    where value_type = 'actual' and year = divide(year_start, 100)
                ) as actual_ytd,
                sum(amount) filter (where value_type = 'budget') as budget_year,
                sum(amount) filter (
                    where
                        value_type = 'budget'
                        and month > 1
                        + (divide(last_closed, 100) - divide(year_start, 100)) * 12
                        + last_closed % 100
                        - year_start % 100
                ) as budgets_rest
            from cells
            group by grain, department, unit, account_group, section

        ),

        members as materialized (

            select series.series_id, cells.value_type, cells.year, cells.month, cells.amount
            from cells
            inner join
                series
                on cells.grain = series.grain
                and cells.department is not distinct from series.department
                and cells.unit is not distinct from series.unit
                and cells.account_group is not distinct from series.account_group
                and cells.section = series.section

        ),

        observed as (select series_id, year, month, amount from members where value_type = 'actual'),

        phased as (select series_id, month, amount from members where value_type = 'budget'),

        landings as (

            select
                series_id,
                forecast::decimal(18, 2) as forecast,
                low::decimal(18, 2) as low,
                high::decimal(18, 2) as high,
                at_level::decimal(18, 2) as at_level,
                with_trend::decimal(18, 2) as with_trend,
                as_last_year::decimal(18, 2) as as_last_year,
                last_years_rest::decimal(18, 2) as last_years_rest,
                remaining_share,
                whole_years,
                latest_is_unusual,
                forecast_with_normal_month::decimal(18, 2) as forecast_with_normal_month,
                mean_error
            from
                marts.full_year_forecasts(
                    'observed',
                    'phased',
                    divide(year_start, 100),
                    1
                    + (divide(last_closed, 100) - divide(year_start, 100)) * 12
                    + last_closed % 100
                    - year_start % 100
                )

        )

    select
        series.grain,
        series.department,
        series.department_name,
        series.unit,
        series.unit_name,
        series.account_group,
        series.section,
        series.actual_ytd,
        coalesce(landings.forecast, series.actual_ytd) as forecast,
        landings.low,
        landings.high,
        landings.at_level,
        landings.with_trend,
        landings.as_last_year,
        landings.last_years_rest,
        case
            when landings.whole_years > 0 and landings.remaining_share < 0.99
            then (series.actual_ytd / (1 - landings.remaining_share))::decimal(18, 2)
        end as by_usual_share,
        case
            when landings.forecast is not null
            then coalesce(series.actual_ytd, 0) + series.budgets_rest
        end as budgets_rest,
        series.budget_year,
        landings.whole_years,
        landings.mean_error,
        landings.latest_is_unusual,
        landings.forecast_with_normal_month
    from series
    left join landings using (series_id)

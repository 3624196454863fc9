-- One row per part, then the total: where the year will land as its closed months say, an 80 %
-- interval, and what the year's budget is. Costs are negative, income positive.
-- $grain says what a part is: a department, a unit or an account_group. Whichever it is, the parts
-- sum to the same total: all are sums of each unit's account groups (F1). Intervals do not add: a
-- part's is as wide as that of its own series. History stands in the organisation of $organised_on,
-- or of the month itself, so that what was merged has a history (F3). A closed year is its actual.
-- Right: figures
-- Parameters: $board, $period, $year_start, $year_end, $organised_on, $grain
with

    placed as (

        select
            value_type,
            month,
            divide(month, 100) - (month % 100 < $year_start % 100)::integer as year,
            1 + (month % 100 - $year_start % 100 + 12) % 12 as month_of_year,
            case
                $grain
                when 'department'
                then department
                when 'unit'
                then unit
                when 'account_group'
                then account_group
            end as part,
            case
                $grain
                when 'department'
                then department_name
                when 'unit'
                then unit_name
                when 'account_group'
                then account_group
            end as name,
            department,
            unit,
            account_group,
            section,
            amount
        from
            visible.placed_positions(
                $board,
                $year_start - 500,
                $year_end,
                coalesce($organised_on::date, make_date(divide($period, 100), $period % 100, 28))
            )
        where
            (value_type = 'actual' and month <= $period)
            or (value_type = 'budget' and month >= $year_start)

    ),

    -- The smallest series, each with its place, and the series that a part and the board are.
    series as (

        select
            row_number() over (
                order by part, department, unit, account_group, section
            ) as series_id,
            part,
            max(name) as name,
            case
                when grouping(part) = 1
                then 'total'
                when grouping(account_group) = 1
                then 'part'
                else 'smallest'
            end as grain,
            department,
            unit,
            account_group,
            section
        from placed
        group by grouping sets ((part, department, unit, account_group, section), (part), ())

    ),

    members as (

        select
            series.series_id,
            placed.value_type,
            placed.year,
            placed.month_of_year as month,
            sum(placed.amount) as amount
        from placed
        inner join
            series
            on series.grain = 'total'
            or (
                placed.part = series.part
                and (
                    series.grain = 'part'
                    or (
                        placed.department = series.department
                        and placed.unit = series.unit
                        and placed.account_group = series.account_group
                        and placed.section = series.section
                    )
                )
            )
        group by all

    ),

    observed as (select series_id, year, month, amount from members where value_type = 'actual'),

    phased as (select series_id, month, amount from members where value_type = 'budget'),

    landings as (

        select
            series_id,
            forecast::decimal(18, 2) as forecast,
            low::decimal(18, 2) as low,
            high::decimal(18, 2) as high,
            whole_years,
            latest_is_unusual,
            forecast_with_normal_month::decimal(18, 2) as forecast_with_normal_month,
            mean_error
        from
            marts.full_year_forecasts(
                'observed',
                'phased',
                divide($year_start, 100),
                1
                + (divide($period, 100) - divide($year_start, 100)) * 12
                + $period % 100
                - $year_start % 100
            )

    ),

    amounts as (

        select
            series_id,
            sum(amount) filter (
                where value_type = 'actual' and year = divide($year_start, 100)
            ) as actual_ytd,
            sum(amount) filter (where value_type = 'budget') as budget_year
        from members
        group by all

    ),

    summed as (

        select
            series.part,
            grouping(series.part) as without_part,
            sum(coalesce(landings.forecast, amounts.actual_ytd)) as forecast
        from series
        inner join amounts using (series_id)
        left join landings using (series_id)
        where series.grain = 'smallest'
        group by rollup (series.part)

    )

select
    series.grain as row_kind,
    series.part as key,
    case
        when series.grain = 'total'
        then null
        when series.part = '-'
        then 'Ofördelat'
        when series.part = '?'
        then 'Ej kopplat'
        else coalesce(series.name, series.part)
    end as name,
    amounts.actual_ytd,
    summed.forecast,
    summed.forecast - (landings.forecast - landings.low) as low,
    summed.forecast + (landings.high - landings.forecast) as high,
    amounts.budget_year,
    summed.forecast - amounts.budget_year as forecast_variance,
    landings.whole_years,
    case
        when landings.series_id is null
        then 'actual'
        when landings.whole_years = 0
        then 'no_history'
        when landings.whole_years = 1
        then 'one_year'
        else 'middle_of_three'
    end as method,
    landings.mean_error,
    landings.latest_is_unusual,
    summed.forecast
    - (landings.forecast - landings.forecast_with_normal_month) as forecast_with_normal_month
from series
inner join
    summed
    on series.part is not distinct from summed.part
    and (series.grain = 'total') = (summed.without_part = 1)
inner join amounts on series.series_id = amounts.series_id
left join landings on series.series_id = landings.series_id
where series.grain <> 'smallest'
order by series.grain = 'total', forecast_variance, name

-- One row per part, then the total: where the year will land as its closed months say, an 80 %
-- interval, and what the year's budget is. Costs are negative, income positive.
-- $grain says what a part is: a department, a unit or an account_group. Whichever it is, the parts
-- sum to the same total: all are sums of each unit's account groups (F1). Intervals do not add: a
-- part's is as wide as its own costs and income make it. History stands in the organisation of
-- $organised_on,
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

    -- The smallest series, each with its place; and what a part and the board have of each section,
    -- since costs and income that take each other out have no year of their own.
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
        group by
            grouping sets (
                (part, department, unit, account_group, section), (part, section), (section)
            )

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
            on placed.section = series.section
            and (series.grain = 'total' or placed.part = series.part)
            and (
                series.grain <> 'smallest'
                or (
                    placed.department = series.department
                    and placed.unit = series.unit
                    and placed.account_group = series.account_group
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

    ),

    -- How far off the sections are is taken to have nothing to do with each other.
    wholes as (

        select
            series.grain,
            series.part,
            max(series.name) as name,
            sum(amounts.actual_ytd) as actual_ytd,
            sum(amounts.budget_year) as budget_year,
            sqrt(sum(pow(landings.forecast - landings.low, 2)))::decimal(18, 2) as below,
            sqrt(sum(pow(landings.high - landings.forecast, 2)))::decimal(18, 2) as above,
            sqrt(sum(pow(landings.mean_error * landings.forecast, 2))) as mean_error,
            arg_max(landings.whole_years, abs(landings.forecast)) as whole_years,
            bool_or(landings.latest_is_unusual) as latest_is_unusual,
            sum(landings.forecast_with_normal_month - landings.forecast) as if_normal
        from series
        inner join amounts using (series_id)
        left join landings using (series_id)
        where series.grain <> 'smallest'
        group by all

    )

select
    wholes.grain as row_kind,
    wholes.part as key,
    case
        when wholes.grain = 'total'
        then null
        when wholes.part = '-'
        then 'Ofördelat'
        when wholes.part = '?'
        then 'Ej kopplat'
        else coalesce(wholes.name, wholes.part)
    end as name,
    wholes.actual_ytd,
    summed.forecast,
    summed.forecast - wholes.below as low,
    summed.forecast + wholes.above as high,
    wholes.budget_year,
    summed.forecast - wholes.budget_year as forecast_variance,
    wholes.whole_years,
    case
        when wholes.below is null
        then 'actual'
        when wholes.whole_years = 0
        then 'no_history'
        when wholes.whole_years = 1
        then 'one_year'
        else 'middle_of_three'
    end as method,
    wholes.mean_error / nullif(abs(summed.forecast), 0) as mean_error,
    wholes.latest_is_unusual,
    summed.forecast + wholes.if_normal as forecast_with_normal_month
from wholes
inner join
    summed
    on wholes.part is not distinct from summed.part
    and (wholes.grain = 'total') = (summed.without_part = 1)
order by wholes.grain = 'total', forecast_variance, name

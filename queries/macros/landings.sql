-- One row per period and part of a board that the viewer sees, and per period the total (`part`
-- is null): where the year lands. `of_grain` says what a part is: a department, a unit or an
-- account_group; of one department where `of_department` is given. Parts sum to the total,
-- whichever they are: all are sums of units' account groups.
-- Intervals do not add: a part's is as wide as its own costs and income make it; whoever sees some
-- departments of a board has their intervals taken to have nothing to do with each other.
create or replace macro visible.landings(of_board, first_period, last_period, of_grain, of_department) as table
    with

        sight as (

            select of_department is null and visible.sees_whole_board(of_board) as is_of_all

        ),

        known as (

            select
                period,
                grain,
                case
                    of_grain
                    when 'department'
                    then department
                    when 'unit'
                    then unit
                    when 'account_group'
                    then account_group
                end as part,
                case
                    of_grain
                    when 'department'
                    then department_name
                    when 'unit'
                    then unit_name
                    when 'account_group'
                    then account_group
                end as name,
                actual_ytd,
                forecast,
                low,
                high,
                at_level,
                with_trend,
                as_last_year,
                last_years_rest,
                by_usual_share,
                budgets_rest,
                budget_year,
                whole_years,
                mean_error,
                latest_is_unusual,
                forecast_with_normal_month
            from visible.forecasts
            where
                board = of_board
                and period between first_period and last_period
                and (of_department is null or department = of_department)

        ),

        summed as (

            select
                period,
                part,
                grouping(part) as without_part,
                max(name) as name,
                sum(actual_ytd) as actual_ytd,
                sum(forecast) as forecast,
                sum(coalesce(at_level, forecast)) as at_level,
                sum(coalesce(with_trend, forecast)) as with_trend,
                sum(coalesce(as_last_year, forecast)) as as_last_year,
                sum(coalesce(last_years_rest, forecast)) as last_years_rest,
                sum(coalesce(by_usual_share, forecast)) as by_usual_share,
                case
                    when count(budgets_rest) > 0 then sum(coalesce(budgets_rest, actual_ytd))
                end as budgets_rest,
                sum(budget_year) as budget_year
            from known
            where grain = 'smallest'
            group by grouping sets ((period, part), (period))

        ),

-- The widest series that the viewer sees of each part, and of the total.
        widest as (

            select
                period,
                part,
                0 as without_part,
                forecast,
                low,
                high,
                whole_years,
                mean_error,
                latest_is_unusual,
                forecast_with_normal_month
            from known
            cross join sight
            where
                grain
                = case
                    when of_grain = 'account_group' and not sight.is_of_all
                    then 'department_group'
                    else of_grain
                end
            union all
            select
                period,
                null as part,
                1 as without_part,
                forecast,
                low,
                high,
                whole_years,
                mean_error,
                latest_is_unusual,
                forecast_with_normal_month
            from known
            cross join sight
            where grain = case when sight.is_of_all then 'board' else 'department' end

        ),

-- How far off the sections are is taken to have nothing to do with each other.
        bounds as (

            select
                period,
                part,
                without_part,
                sqrt(sum(pow(forecast - low, 2)))::decimal(18, 2) as below,
                sqrt(sum(pow(high - forecast, 2)))::decimal(18, 2) as above,
                sqrt(sum(pow(mean_error * forecast, 2))) as mean_error,
                arg_max(whole_years, abs(forecast)) as whole_years,
                bool_or(latest_is_unusual) as latest_is_unusual,
                sum(forecast_with_normal_month - forecast) as if_normal
            from widest
            group by all

        )

    select
        summed.period,
        case when summed.without_part = 1 then 'total' else 'part' end as row_kind,
        summed.part,
        case
            when summed.without_part = 1
            then null
            when summed.part = '-'
            then 'Ofördelat'
            when summed.part = '?'
            then 'Ej kopplat'
            else coalesce(summed.name, summed.part)
        end as name,
        summed.actual_ytd,
        summed.forecast,
        summed.forecast - bounds.below as low,
        summed.forecast + bounds.above as high,
        summed.at_level,
        summed.with_trend,
        summed.as_last_year,
        summed.last_years_rest,
        summed.by_usual_share,
        summed.budgets_rest,
        summed.budget_year,
        bounds.whole_years,
        case
            when bounds.below is null
            then 'actual'
            when bounds.whole_years = 0
            then 'no_history'
            when bounds.whole_years = 1
            then 'one_year'
            else 'middle_of_three'
        end as method,
        bounds.mean_error / nullif(abs(summed.forecast), 0) as mean_error,
        bounds.latest_is_unusual,
        summed.forecast + bounds.if_normal as forecast_with_normal_month
    from summed
    inner join
        bounds
        on summed.period = bounds.period
        and summed.without_part = bounds.without_part
        and summed.part is not distinct from bounds.part

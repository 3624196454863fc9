-- One row per fact that a text about a part of a board can state: what it is, of which department,
-- account group, or unit of a department, within the part (`part`; null is all of it), its unit
-- and its value.
-- Amounts are SEK, costs negative; variances are actual − budget. A change is of the net cost
-- against the same months of last year, above zero when it is larger, and there only when every
-- one of those months is loaded; `percent` is of last year's net cost, and of the budget.
-- `mean_month` is a mean of the year's months so far. Forecasts are of the year: the latest
-- adopted one, and the computed one of whole departments and units. Nothing is told of the whole
-- board to those who see some of its departments.
-- Right: figures
-- Needs kept: the forecasts of $period
-- Parameters: $board, $period, $year_start, $year_end, $department, $unit, $cost_centre,
-- $account_group, $account
with

    latest as materialized(

        select max(period) as month
        from visible.adopted_ages($board, $year_start, $period)
        where age = 1

    ),

    of_board as (

        select
            value_type,
            period,
            month,
            cost_centre,
            account,
            department,
            department_name,
            unit,
            unit_name,
            account_group,
            amount
        from
            visible.placed_positions(
                $board,
                $year_start - 100,
                $year_end,
                last_day(make_date(divide($period, 100), $period % 100, 1))
            )
        where
            coalesce($department, $unit, $cost_centre) is not null
            or visible.sees_whole_board($board)

    ),

    of_part as (

        select
            value_type,
            period,
            month,
            case when $department is null and $unit is null then department_name end as department,
            case when $department is not null and $unit is null then unit_name end as unit,
            case
                when $account_group is null and $account is null then account_group
            end as account_group,
            amount::decimal(18, 4) as amount  -- a list of decimals takes the scale of its widest
        from of_board
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)

    ),

    last_year as (

        select count(distinct month) = marts.months_within($year_start, $period) as is_whole
        from of_board
        where value_type = 'actual' and month between $year_start - 100 and $period - 100

    ),

    sums as (

        select
            coalesce(department, unit, account_group) as part,
            sum(amount) filter (where value_type = 'actual' and month = $period) as actual_month,
            sum(amount) filter (where value_type = 'budget' and month = $period) as budget_month,
            sum(amount) filter (
                where value_type = 'actual' and month between $year_start and $period
            ) as actual_ytd,
            sum(amount) filter (
                where value_type = 'budget' and month between $year_start and $period
            ) as budget_ytd,
            sum(amount) filter (
                where value_type = 'budget' and month >= $year_start
            ) as budget_year,
            sum(amount) filter (
                where value_type = 'actual' and month = $period - 100
            ) as before_month,
            sum(amount) filter (
                where value_type = 'actual' and month between $year_start - 100 and $period - 100
            ) as before_ytd,
            sum(amount) filter (
                where value_type = 'adopted_forecast' and period = (select month from latest)
            ) as adopted
        from of_part
        group by grouping sets ((), (department), (unit), (account_group))
        having
            count(*) > 0
            and (grouping(department, unit, account_group) = 7 or part not in ('-', '?'))

    ),

    listed as (

        select
            part,
            unnest(
                [
                    ('actual_month', 'sek', actual_month),
                    ('budget_month', 'sek', budget_month),
                    ('variance_month', 'sek', actual_month - budget_month),
                    ('actual_ytd', 'sek', actual_ytd),
                    ('budget_ytd', 'sek', budget_ytd),
                    ('variance_ytd', 'sek', actual_ytd - budget_ytd),
                    (
                        'variance_ytd',
                        'percent',
                        (100 * (actual_ytd - budget_ytd) / nullif(abs(budget_ytd), 0))::decimal(
                            18, 4
                        )
                    ),
                    (
                        'mean_month',
                        'sek',
                        (actual_ytd / marts.months_within($year_start, $period))::decimal(18, 4)
                    ),
                    ('budget_year', 'sek', budget_year),
                    ('previous_year_ytd', 'sek', before_ytd),
                    (
                        'change_month',
                        'sek',
                        case when is_whole then before_month - actual_month end
                    ),
                    ('change_ytd', 'sek', case when is_whole then before_ytd - actual_ytd end),
                    (
                        'change_ytd',
                        'percent',
                        case
                            when is_whole
                            then 100 * (before_ytd - actual_ytd) / nullif(abs(before_ytd), 0)
                        end::decimal(18, 4)
                    ),
                    ('adopted_forecast', 'sek', adopted),
                    ('adopted_variance', 'sek', adopted - budget_year)
                ]::struct(what varchar, unit varchar, value decimal(18, 4))[]
            ) as fact
        from sums
        cross join last_year

    ),

    landings as (

        select
            case when row_kind = 'part' and part is distinct from $unit then name end as part,
            forecast::decimal(18, 4) as forecast,
            (forecast - budget_year)::decimal(18, 4) as forecast_variance
        from
            visible.landings(
                $board,
                $period::integer,
                $period::integer,
                case when coalesce($department, $unit) is null then 'department' else 'unit' end,
                $department
            )
        where
            coalesce($cost_centre, $account_group, $account) is null
            and ($unit is null or part = $unit)
            and (coalesce($department, $unit) is not null or visible.sees_whole_board($board))

    ),

    facts as (

        select fact.what, part, fact.unit, fact.value
        from listed
        union all
        select 'computed_forecast' as what, part, 'sek' as unit, forecast as value
        from landings
        union all
        select 'computed_variance' as what, part, 'sek' as unit, forecast_variance as value
        from landings

    )

select what, part, unit, value
from facts
where value is not null and visible.may('figures')
order by part nulls first, what, unit

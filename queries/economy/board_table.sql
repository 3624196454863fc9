-- One row per part of the chosen whole, then its sections (by account) and its total.
-- Costs are negative, income positive; a negative variance is worse than budget.
-- Right: figures
-- Parameters: $board, $period, $year_start, $year_end, $organised_on, $level, $department, $unit,
-- $cost_centre, $account_group, $account, $search
with

    thresholds as (select watch_share, alarm_share from visible.boards where board = $board),

    forecast_periods as (

        select period, age from visible.adopted_ages($board, $year_start, $period)

    ),

    placed as (

        select value_type, period, month, section, group_position, key, name, amount
        from
            visible.named_positions(
                $board,
                $year_start - 100,
                $year_end,
                $organised_on::date,
                $level,
                $department,
                $unit,
                $cost_centre,
                $account_group,
                $account
            )
        where
            -- Only what some column shows.
            (value_type = 'actual' and month between $year_start and $period)
            or (value_type = 'actual' and month between $year_start - 100 and $period - 100)
            or (value_type = 'budget' and month >= $year_start)
            or (value_type = 'adopted_forecast' and month between $year_start and $period)

    ),

    found as (

        select
            placed.value_type,
            placed.period,
            placed.month,
            case when $level in ('account_group', 'account') then placed.section end as section,
            case
                when $level in ('account_group', 'account') then placed.group_position
            end as position,
            placed.key,
            placed.name,
            placed.amount,
            forecast_periods.age as forecast_age
        from placed
        left join
            forecast_periods
            on placed.value_type = 'adopted_forecast'
            and placed.period = forecast_periods.period
        where
            $search is null
            or contains(lower(placed.key), lower($search))
            or contains(lower(placed.name), lower($search))

    ),

    summed as (

        select
            key,
            section,
            min(position) as position,
            max(name) as name,
            grouping(key) as without_key,
            grouping(section) as without_section,
            sum(amount) filter (where value_type = 'actual' and month = $period) as actual_month,
            sum(amount) filter (
                where value_type = 'actual' and month = $period and period > month
            ) as closing_entries,
            sum(amount) filter (where value_type = 'budget' and month = $period) as budget_month,
            sum(amount) filter (
                where value_type = 'actual' and month between $year_start and $period
            ) as actual_ytd,
            sum(amount) filter (
                where value_type = 'budget' and month between $year_start and $period
            ) as budget_ytd,
            sum(amount) filter (
                where value_type = 'actual' and month between $year_start - 100 and $period - 100
            ) as previous_year_ytd,
            sum(amount) filter (
                where value_type = 'budget' and month between $year_start and $year_end
            ) as budget_year,
            sum(amount) filter (where forecast_age = 1) as adopted_forecast,
            sum(amount) filter (where forecast_age = 2) as previous_adopted_forecast
        from found
        group by grouping sets ((section, key), (section), ())

    )

select
    case
        when without_section = 1 then 'total' when without_key = 1 then 'section' else 'part'
    end as row_kind,
    case when without_key = 0 then key end as key,
    case when without_key = 1 then section else coalesce(name, key) end as name,
    section,
    actual_month,
    closing_entries,
    budget_month,
    coalesce(actual_month, 0) - coalesce(budget_month, 0) as variance_month,
    actual_ytd,
    budget_ytd,
    coalesce(actual_ytd, 0) - coalesce(budget_ytd, 0) as variance_ytd,
    previous_year_ytd,
    budget_year,
    adopted_forecast,
    adopted_forecast - budget_year as forecast_variance,
    previous_adopted_forecast,
    adopted_forecast - previous_adopted_forecast as forecast_change,
    marts.variance_status(
        coalesce(actual_ytd, 0) - coalesce(budget_ytd, 0),
        budget_ytd,
        thresholds.watch_share,
        thresholds.alarm_share
    ) as status
from summed
inner join thresholds on true
where without_key = 0 or without_section = 1 or (section is not null and without_key = 1)
order by
    without_section,
    min(position) over (partition by section),
    section,
    without_key desc,
    position,
    variance_ytd,
    name

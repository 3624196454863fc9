-- One row per part of the chosen whole, then its sections (by account) and its total.
-- Costs are negative, income positive; a negative variance is worse than budget.
-- Right: figures
-- Parameters: $board, $period, $year_start, $year_end, $last_counted, $organised_on, $level,
-- $department, $unit, $cost_centre, $account_group, $account, $search
with

    thresholds as (select watch_share, alarm_share from visible.boards where board = $board),

    forecast_periods as (

        select period, dense_rank() over (order by period desc) as age
        from visible.live_coverage
        where
            board = $board
            and kind = 'adopted_forecast'
            and period between $year_start and $last_counted
        qualify row_number() over (partition by period) = 1

    ),

    placed as (

        select
            value_type,
            period,
            section,
            group_position,
            case
                $level
                when 'department'
                then department
                when 'unit'
                then unit
                when 'cost_centre'
                then coalesce(cost_centre, '-')
                when 'account_group'
                then account_group
                else coalesce(account, '-')
            end as key,
            case
                when key = '-'
                then 'Ofördelat'
                when key = '?'
                then 'Ej kopplat'
                when $level = 'department'
                then department_name
                when $level = 'unit'
                then unit_name
                when $level = 'cost_centre'
                then cost_centre_name
                when $level = 'account_group'
                then account_group
                else account_name
            end as name,
            sum(amount) as amount
        from visible.placed_positions($board, $year_start - 100, $year_end + 1, $organised_on::date)
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)
            -- Only what some column shows.
            and (
                (value_type = 'actual' and period between $year_start and $last_counted)
                or (
                    value_type = 'actual'
                    and period between $year_start - 100 and $last_counted - 100
                )
                or (value_type = 'budget' and period >= $year_start)
                or (
                    value_type = 'adopted_forecast' and period between $year_start and $last_counted
                )
            )
        group by all

    ),

    found as (

        select
            placed.value_type,
            placed.period,
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
            sum(amount) filter (where value_type = 'actual' and period = $period) as actual_month,
            sum(amount) filter (where value_type = 'budget' and period = $period) as budget_month,
            sum(amount) filter (
                where value_type = 'actual' and period between $year_start and $last_counted
            ) as actual_ytd,
            sum(amount) filter (
                where value_type = 'budget' and period between $year_start and $last_counted
            ) as budget_ytd,
            sum(amount) filter (
                where
                    value_type = 'actual'
                    and period between $year_start - 100 and $last_counted - 100
            ) as previous_year_ytd,
            sum(amount) filter (
                where
                    value_type = 'budget'
                    -- Closing entries (13) belong to December.
                    and period between $year_start and $year_end + ($year_end % 100 = 12)::integer
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

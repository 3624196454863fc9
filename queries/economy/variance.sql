-- One row per part of the chosen whole, worst first, then its total: what of its variance is new,
-- what is a matter of when things are booked (N6), what is a one-off, and what remains.
-- `variance_ytd` is `periodisation` + `one_off` + `remaining` to the öre, and the parts sum to the
-- total. `variance_before` is the accumulated variance of the month before, of the same year.
-- `rolling` is the actual of the last twelve months (R12). It, its change from the twelve before
-- and the change from last year's same months are there only when all of the months are loaded.
-- Costs are negative, income positive; a negative variance is worse.
-- Right: figures
-- Needs kept: the periodisation of $board
-- Parameters: $board, $period, $year_start, $organised_on, $level, $department, $unit,
-- $cost_centre, $account_group, $account, $search
with

    thresholds as (select watch_share, alarm_share from visible.boards where board = $board),

    loaded_months as (

        select marts.month_number($period) - marts.month_number(period) as months_ago
        from visible.live_coverage
        where
            board = $board
            and kind in ('ledger', 'balances')
            and period between $period - 200 and $period
            and period % 100 between 1 and 12
        group by all

    ),

    loaded as (

        select
            count(*) filter (where months_ago < 12) = 12 as twelve_months,
            count(*) filter (where months_ago < 24) = 24 as twelve_before,
            count(*) filter (
                where
                    months_ago
                    between 12 and 12
                    + marts.month_number($period)
                    - marts.month_number($year_start)
            )
            = 1 + marts.month_number($period) - marts.month_number($year_start) as same_months
        from loaded_months

    ),

    placed as (

        select
            value_type,
            period,
            month,
            cost_centre,
            cost_centre_name,
            account,
            account_name,
            department,
            department_name,
            unit,
            unit_name,
            account_group,
            section,
            group_position,
            amount
        from visible.placed_variances($board, $year_start, $period, $organised_on::date)

    ),

    found as (

        select key, name, amount
        from
            marts.named_parts(
                'placed', $level, $department, $unit, $cost_centre, $account_group, $account
            )
        where
            $search is null
            or contains(lower(key), lower($search))
            or contains(lower(name), lower($search))

    ),

    summed as (

        select
            key,
            grouping(key) as without_key,
            max(name) as name,
            sum(amount.actual_month) as actual_month,
            sum(amount.budget_month) as budget_month,
            sum(amount.actual_ytd) as actual_ytd,
            sum(amount.budget_ytd) as budget_ytd,
            sum(amount.previous_year_ytd) as previous_year_ytd,
            sum(amount.rolling) as rolling,
            sum(amount.previous_rolling) as previous_rolling,
            coalesce(sum(amount.periodisation), 0) as periodisation,
            coalesce(sum(amount.one_off), 0) as one_off,
            coalesce(sum(amount.actual_month), 0)
            - coalesce(sum(amount.budget_month), 0) as variance_month,
            coalesce(sum(amount.actual_ytd), 0)
            - coalesce(sum(amount.budget_ytd), 0) as variance_ytd
        from found
        group by rollup (key)

    )

select
    case when summed.without_key = 1 then 'total' else 'part' end as row_kind,
    summed.key,
    case when summed.without_key = 0 then coalesce(summed.name, summed.key) end as name,
    summed.actual_month,
    summed.budget_month,
    summed.variance_month,
    summed.variance_ytd - summed.variance_month as variance_before,
    summed.actual_ytd,
    summed.budget_ytd,
    summed.variance_ytd,
    summed.periodisation,
    summed.one_off,
    summed.variance_ytd - summed.periodisation - summed.one_off as remaining,
    summed.previous_year_ytd,
    case
        when loaded.same_months
        then coalesce(summed.actual_ytd, 0) - coalesce(summed.previous_year_ytd, 0)
    end as change_on_previous_year,
    case when loaded.twelve_months then summed.rolling end as rolling,
    case
        when loaded.twelve_before
        then coalesce(summed.rolling, 0) - coalesce(summed.previous_rolling, 0)
    end as rolling_change,
    marts.variance_status(
        summed.variance_ytd, summed.budget_ytd, thresholds.watch_share, thresholds.alarm_share
    ) as status
from summed
inner join thresholds on true
cross join loaded
order by summed.without_key, summed.variance_ytd, name

-- One row per cause of a part's changed budget, largest first, then what no cause explains.
-- E10, N21. The causes are the reasons that rows of the year's budget give, in a file that has rows
-- for the year before's budget too; rows of it without a reason explain nothing. The rows here sum
-- to the change in economy/budget_change to the öre; there are none where that has no change.
-- Right: details
-- Parameters: $board, $year_start, $year_end, $organised_on, $department, $unit, $cost_centre,
-- $account_group, $account
with

    placed as (

        select period, month, cost_centre, account, amount
        from visible.placed_positions($board, $year_start - 100, $year_end, $organised_on::date)
        where
            value_type = 'budget'
            and ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)

    ),

    changed as (

        select
            (
                coalesce(sum(amount) filter (where month >= $year_start), 0)
                - coalesce(sum(amount) filter (where month < $year_start), 0)
            )::decimal(18, 2) as amount
        from placed

    ),

    rows_of_year as (

        select load_id, period, cost_centre, account, trim(reason) as reason, amount
        from visible.counted_amounts
        where
            board = $board
            and value_type = 'budget'
            and period between $year_start and $year_end + 1
            and marts.counted_month(period) <= $year_end
            and trim(reason) <> ''

    ),

    told_by_cause as (

        select load_id from rows_of_year where marts.is_last_years_budget(reason) group by all

    ),

    cells as (
        select period, cost_centre, account from placed where month >= $year_start group by all
    ),

    causes as (

        select min(rows_of_year.reason) as cause, sum(rows_of_year.amount)::decimal(18, 2) as amount
        from rows_of_year
        inner join told_by_cause using (load_id)
        inner join
            cells
            on rows_of_year.period = cells.period
            and rows_of_year.cost_centre is not distinct from cells.cost_centre
            and rows_of_year.account is not distinct from cells.account
        where not marts.is_last_years_budget(rows_of_year.reason)
        group by lower(rows_of_year.reason)

    ),

    explained as (select coalesce(sum(amount), 0)::decimal(18, 2) as amount from causes),

    told as (

        select 'cause' as row_kind, causes.cause, causes.amount
        from causes
        union all
        select
            'unexplained' as row_kind,
            null as cause,
            (changed.amount - explained.amount)::decimal(18, 2) as amount
        from changed
        cross join explained

    )

select told.row_kind, told.cause, told.amount
from told
inner join visible.budgeted_years($board, $year_start, $year_end) as budgeted on budgeted.both
order by told.row_kind, abs(told.amount) desc, told.cause

-- One row per cause of a part's changed budget, largest first, then what no cause explains.
-- E10, N21. Which they are, and how far one may see them as they were written, is said by
-- visible.placed_causes. The rows here sum to the change in economy/budget_change to the öre; there
-- are none where that has no change.
-- Right: figures
-- Parameters: $board, $year_start, $year_end, $organised_on, $department, $unit, $cost_centre,
-- $account_group, $account
with

    placed as (

        select month, amount
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

    causes as (

        select min(cause) as cause, sum(amount)::decimal(18, 2) as amount
        from visible.placed_causes($board, $year_start, $year_end, $organised_on::date)
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)
        group by lower(cause)

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

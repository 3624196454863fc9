-- One row per part of the chosen whole, and its total: the budget as it stood on a day, beside now.
-- E3. It is the sum of what was decided on or before the day. Nothing had been decided where there
-- is no budget.
-- Right: figures
-- Parameters: $board, $year_start, $year_end, $organised_on, $on_day, $level, $department, $unit,
-- $cost_centre, $account_group, $account
with

    placed as (

        select
            kind_of_decision,
            coalesce(stands_from <= $on_day::date, true) as stands,
            marts.part_key($level, department, unit, cost_centre, account_group, account) as key,
            marts.part_name(
                $level,
                key,
                department_name,
                unit_name,
                cost_centre_name,
                account_group,
                account_name
            ) as name,
            amount
        from visible.placed_budget($board, $year_start, $year_end, $organised_on::date)
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)

    ),

    summed as (

        select
            key,
            max(name) as name,
            grouping(key) as without_key,
            sum(amount) filter (where stands and kind_of_decision = 'original') as original,
            sum(amount) filter (
                where stands and kind_of_decision = 'supplementary'
            ) as supplementary,
            sum(amount) filter (where stands and kind_of_decision = 'reallocation') as reallocation,
            sum(amount) filter (where stands) as budget,
            sum(amount) as budget_now
        from placed
        group by grouping sets ((key), ())

    )

select
    case when without_key = 1 then 'total' else 'part' end as row_kind,
    key,
    case when without_key = 0 then coalesce(name, key) end as name,
    original,
    supplementary,
    reallocation,
    budget,
    budget_now,
    budget_now - coalesce(budget, 0) as decided_later
from summed
order by without_key, budget nulls last, name

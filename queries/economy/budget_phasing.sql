-- One row per choice of profile, and whose pattern it follows, of what it phases of a part's
-- budget.
-- E3. What no choice is for is twelfths; what the budget gives by month is not phased. A choice
-- that phases nothing of the part has no amount.
-- Right: figures
-- Parameters: $board, $year_start, $year_end, $organised_on, $department, $unit, $cost_centre,
-- $account_group, $account
with

    placed as (

        select
            choice_id,
            case when basis <> 'year' then 'month' else basis_of_weights end as basis,
            shortcoming,
            count(distinct(department, unit, account_group)) as series_count,
            sum(amount)::decimal(18, 2) as amount
        from visible.placed_budget($board, $year_start, $year_end, $organised_on::date)
        where
            ($department is null or department = $department)
            and ($unit is null or unit = $unit)
            and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
            and ($account_group is null or account_group = $account_group)
            and ($account is null or coalesce(account, '-') = $account)
        group by all

    ),

    choices as (

        select
            choice_id,
            profile,
            department,
            unit,
            account_group,
            narrowness,
            weights,
            first_year,
            last_year,
            reason,
            author,
            decided_at
        from visible.budget_choices
        where
            board = $board
            and year_start = $year_start
            and ($department is null or department is null or department = $department)
            and ($unit is null or unit is null or unit = $unit)
            and ($account_group is null or account_group is null or account_group = $account_group)

    )

select
    choices.choice_id,
    case
        when placed.basis = 'month' then 'month' else coalesce(choices.profile, 'twelfths')
    end as profile,
    choices.department,
    choices.unit,
    choices.account_group,
    placed.basis,
    placed.shortcoming,
    choices.weights,
    choices.first_year,
    choices.last_year,
    choices.reason,
    choices.author,
    choices.decided_at,
    placed.series_count,
    placed.amount
from placed
full join choices using (choice_id)
order by
    choices.narrowness desc nulls last,
    choices.choice_id desc,
    abs(placed.amount) desc nulls last,
    profile

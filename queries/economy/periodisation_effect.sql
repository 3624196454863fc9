-- One row per finding of N6 in the year to date of the chosen part, the largest effect first: what
-- of the accumulated variance is a matter of when something is booked or budgeted, or a one-off.
-- `rule` says which: missing_month, doubled_month, one_sided_accrual, accrual_not_reversed,
-- straight_twelfths (of a budget on an account that goes by season), or one_off. `effect` is
-- amount less expected; of straight_twelfths, where it is the budget that stands in the wrong
-- months, expected less amount.
-- Right: figures
-- Needs kept: the periodisation of $board
-- Parameters: $board, $period, $year_start, $organised_on, $department, $unit, $cost_centre,
-- $account_group, $account
select
    rule,
    rule = 'one_off' as is_one_off,
    department,
    department_name,
    unit,
    unit_name,
    cost_centre,
    cost_centre_name,
    account,
    account_name,
    account_group,
    month,
    amount,
    expected,
    effect
from visible.placed_findings($board, $year_start, $period, $organised_on::date)
where
    ($department is null or department = $department)
    and ($unit is null or unit = $unit)
    and ($cost_centre is null or coalesce(cost_centre, '-') = $cost_centre)
    and ($account_group is null or account_group = $account_group)
    and ($account is null or coalesce(account, '-') = $account)
    and effect <> 0
order by abs(effect) desc, rule, department, unit, cost_centre, account, month

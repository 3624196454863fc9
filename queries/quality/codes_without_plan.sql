-- One row per cost centre or account of the month that no plan knows, or that has no group.
-- Right: sign or steps
-- Parameters: $board, $period
select
    case when department = '?' then cost_centre end as cost_centre,
    case when account_group = '?' then account end as account,
    null::varchar as detail,
    sum(amount)::decimal(18, 2) as amount,
    null::decimal(18, 2) as expected
from visible.placed_positions($board, $period, $period, null)
where value_type = 'actual' and (department = '?' or account_group = '?')
group by all
having sum(amount) <> 0
order by abs(sum(amount)) desc, cost_centre, account

-- One row per board, value type, period and full code string: what marts.cube keeps for pages.
select
    board,
    value_type,
    period,
    cost_centre,
    account,
    activity_code,
    counterparty,
    project,
    activity,
    object,
    sum(amount)::decimal(18, 2) as amount
from marts.counted_amounts
group by all

-- One row per sender whose budget for the month counts, where there are several: they are added up.
-- Right: sign or steps
-- Parameters: $board, $period
with

    budgets as (

        select staging.sender_of(source) as sender, sum(amount)::decimal(18, 2) as amount
        from visible.live_amounts
        where board = $board and period = $period and kind = 'budget'
        group by all

    ),

    several as (select count(*) > 1 as are_several from budgets)

select
    null::varchar as cost_centre,
    null::varchar as account,
    budgets.sender as detail,
    budgets.amount,
    null::decimal(18, 2) as expected
from budgets
inner join several on several.are_several
order by budgets.sender

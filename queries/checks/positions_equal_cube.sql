-- Must be empty: one row per board, value type and period where positions are not the cube's sums.
-- Right: operate
with

    cube_summed as (

        select board, value_type, period, sum(amount) as amount from marts.cube group by all

    ),

    positions_summed as (

        select board, value_type, period, sum(amount) as amount from marts.positions group by all

    )

select
    board,
    value_type,
    period,
    cube_summed.amount as cube_amount,
    positions_summed.amount as positions_amount
from cube_summed
full join positions_summed using (board, value_type, period)
where cube_summed.amount is distinct from positions_summed.amount

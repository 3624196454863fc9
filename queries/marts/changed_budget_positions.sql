-- One row per board and period where the budget positions do not sum to the budget of the cube.
with

    cube_summed as (

        select board, period, sum(amount) as amount
        from marts.cube
        where value_type = 'budget'
        group by all

    ),

    positions_summed as (

        select board, period, sum(amount) as amount from marts.budget_positions group by all

    )

select board, period, cube_summed.amount as cube_amount, positions_summed.amount as positions_amount
from cube_summed
full join positions_summed using (board, period)
where cube_summed.amount is distinct from positions_summed.amount

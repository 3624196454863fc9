-- Must be empty: one row per board, value type and period where the cube is not the sum of its
-- rows.
-- Right: operate
with

    rows_summed as (

        select board, value_type, period, sum(amount) as amount
        from marts.counted_amounts
        group by all

    ),

    cube_summed as (

        select board, value_type, period, sum(amount) as amount from marts.cube group by all

    )

select
    board, value_type, period, rows_summed.amount as rows_amount, cube_summed.amount as cube_amount
from rows_summed
full join cube_summed using (board, value_type, period)
where rows_summed.amount is distinct from cube_summed.amount

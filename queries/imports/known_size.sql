-- One row: what a board costs and has budgeted in its latest year with each, in SEK, costs
-- positive.
-- Right: load
-- Parameters: $board
with

    yearly as (

        select
            positions.value_type,
            divide(positions.period, 100) as year,
            - sum(positions.amount) as cost,
            count(distinct positions.period) as periods
        from marts.positions
        where
            positions.board = $board
            and positions.value_type in ('actual', 'budget')
            and coalesce(left(positions.account, 1), '') not in ('1', '2')
        group by all

    ),

    latest as (

        select value_type, arg_max(cost, year) filter (where periods >= 12) as cost
        from yearly
        group by all

    )

select
    max(cost) filter (where value_type = 'actual') as annual_cost,
    max(cost) filter (where value_type = 'budget') as annual_budget
from latest

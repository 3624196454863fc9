-- One row per month and unit of income support that counts and that the viewer sees.
-- A count of households or children that is below the board's limit is null, and `suppressed`,
-- but for those who may see small numbers (N11).
with

    limits as (select board, coalesce(small_number, 0) as small_number from raw.boards),

    seen as (

        select
            support.board,
            support.period,
            support.cost_centre,
            support.households,
            support.children,
            support.cost,
            support.budget,
            not visible.may('small_numbers')
            and (
                coalesce(support.households between 1 and limits.small_number - 1, false)
                or coalesce(support.children between 1 and limits.small_number - 1, false)
            ) as suppressed
        from marts.live_income_support as support
        inner join limits using (board)
        where
            visible.may('figures') and visible.sees_cost_centre(support.board, support.cost_centre)

    )

select
    board,
    period,
    cost_centre,
    case when not suppressed then households end as households,
    case when not suppressed then children end as children,
    cost,
    budget,
    suppressed
from seen

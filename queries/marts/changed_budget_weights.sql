-- One row per board, fiscal year and code string whose kept weights are not what they are now.
with

    now_and_kept as (

        select
            board,
            year_start,
            cost_centre,
            account,
            choice_id,
            basis,
            shortcoming,
            up_to,
            1 as surplus
        from marts.budget_weights
        union all
        select
            board,
            year_start,
            cost_centre,
            account,
            choice_id,
            basis,
            shortcoming,
            up_to,
            -1 as surplus
        from marts.kept_budget_weights

    ),

    summed as (

        select
            board,
            year_start,
            cost_centre,
            account,
            choice_id,
            basis,
            shortcoming,
            up_to,
            sum(surplus) as surplus
        from now_and_kept
        group by all

    )

select board, year_start, cost_centre, account
from summed
where surplus <> 0
group by all

-- One row per placement and each of its prices that the viewer sees: they are about single
-- persons, so only for those who may see small numbers (N11). last_day is null while it goes on.
with

    seen as (

        select
            board,
            row_number,
            person,
            cost_centre,
            care_form,
            provider,
            started_on,
            ended_on,
            price_kind,
            price,
            first_day,
            case
                when day_before_next_price is null
                then ended_on
                else least(day_before_next_price, coalesce(ended_on, day_before_next_price))
            end as last_day
        from marts.live_placements
        where
            visible.may('figures')
            and visible.may('small_numbers')
            and visible.sees_cost_centre(board, cost_centre)

    )

select
    board,
    row_number,
    person,
    cost_centre,
    care_form,
    provider,
    started_on,
    ended_on,
    price_kind,
    price,
    first_day,
    last_day
from seen
where last_day is null or last_day >= first_day

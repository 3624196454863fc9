-- One row per placement of a board, of what the viewer sees, with where it belongs in a month and
-- what a day of it costs at the price that it then has: above zero, nothing for a price per
-- placement. `prices` names a step with the board's rows of visible.placements.
create or replace macro visible.placement_wholes(prices, of_board, of_month, organised_on) as table
    with

        month as (select last_day(make_date(divide(of_month, 100), of_month % 100, 1)) as last_day),

        wholes as (

            select
                placements.person,
                placements.cost_centre,
                placements.care_form,
                placements.provider,
                placements.started_on,
                max(placements.ended_on) as ended_on,
                min(placements.row_number) as row_number,
                arg_max(
                    case
                        placements.price_kind
                        when 'day'
                        then placements.price
                        when 'month'
                        then placements.price * 12 / 365.25
                        else 0
                    end,
                    -- The price of the last day of the month, else the nearest.
                    (placements.first_day <= month.last_day, placements.first_day)
                )::decimal(18, 2) as day_price
            from query_table(prices) as placements
            cross join month
            group by
                placements.person,
                placements.cost_centre,
                placements.care_form,
                placements.provider,
                placements.started_on

        )

    select
        wholes.person,
        wholes.row_number,
        wholes.care_form,
        wholes.provider,
        case
            when wholes.cost_centre is null then '-' else coalesce(places.department, '?')
        end as department,
        places.department_name,
        case
            when wholes.cost_centre is null
            then '-'
            when places.code is null
            then '?'
            else coalesce(places.unit, '-')
        end as unit,
        places.unit_name,
        wholes.started_on,
        wholes.ended_on,
        wholes.day_price
    from wholes
    left join
        marts.places(of_board, organised_on) as places
        on wholes.cost_centre = places.code
        and of_month between places.first_month and places.last_month

-- One row per placement, price and month of some months in which it has a day, of what the viewer
-- sees, with where it belongs: the days, and what they cost by the price, below zero. Both the
-- first and the last day count. A placement that goes on is there to the end of the last month. A
-- price per month is for the share of the month's days; a price per placement is for its first
-- day. `starts` and `ends`: that it has its first or last day in the month.
-- `prices` names a step with the board's rows of visible.placements, so that a question that asks
-- for the months and the wholes reads them once.
create or replace macro visible.placement_months(
    prices, of_board, first_period, last_period, organised_on
) as table
    with

        months as (

            select
                marts.month_of(first_day::date) as month,
                first_day::date as first_day,
                last_day(first_day::date) as last_day
            from
                (
                    select
                        unnest(
                            generate_series(
                                make_date(divide(first_period, 100), first_period % 100, 1),
                                make_date(divide(last_period, 100), last_period % 100, 1),
                                interval 1 month
                            )
                        ) as first_day
                ) as days

        ),

        split as (

            select
                months.month,
                placements.row_number,
                placements.person,
                placements.cost_centre,
                placements.care_form,
                placements.provider,
                placements.started_on,
                placements.ended_on,
                placements.price_kind,
                placements.price,
                greatest(placements.first_day, months.first_day) as first_day,
                least(coalesce(placements.last_day, months.last_day), months.last_day) as last_day,
                day(months.last_day) as days_of_month,
                placements.first_day = placements.started_on
                and placements.started_on between months.first_day and months.last_day as starts,
                coalesce(placements.ended_on = placements.last_day, false)
                and placements.ended_on between months.first_day and months.last_day as ends
            from query_table(prices) as placements
            inner join
                months
                on placements.first_day <= months.last_day
                and (placements.last_day is null or placements.last_day >= months.first_day)

        )

    select
        split.month,
        split.row_number,
        split.person,
        split.care_form,
        split.provider,
        case
            when split.cost_centre is null then '-' else coalesce(places.department, '?')
        end as department,
        places.department_name,
        case
            when split.cost_centre is null
            then '-'
            when places.code is null
            then '?'
            else coalesce(places.unit, '-')
        end as unit,
        places.unit_name,
        split.started_on,
        split.ended_on,
        split.first_day,
        split.last_day,
        split.last_day - split.first_day + 1 as days,
        case
            split.price_kind
            when 'day'
            then -split.price * (split.last_day - split.first_day + 1)
            when 'month'
            then -split.price * (split.last_day - split.first_day + 1) / split.days_of_month
            else if(split.starts, -split.price, 0)
        end::decimal(18, 2) as cost,
        split.starts,
        split.ends
    from split
    left join
        marts.places(of_board, organised_on) as places
        on split.cost_centre = places.code
        and split.month between places.first_month and places.last_month

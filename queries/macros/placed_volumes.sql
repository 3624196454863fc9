-- One row per volume of a board, of what the viewer sees, with its fiscal year and where it
-- belongs. `days` and `cost` are what was, `budget_days` and `budget_cost` what was budgeted;
-- costs are below zero. `month` is YYYY00 in a row that is for a whole year: what it tells counts
-- where no month of the year tells it. What the sender said was a forecast counts where nothing
-- else is said. `of_first_month` is a month that a year begins in, any year's.
create or replace macro visible.placed_volumes(of_board, of_first_month, organised_on) as table
    with

        seen as (

            select
                period as month,
                period % 100 = 0 as of_year,
                (divide(period, 100) - (period % 100 between 1 and of_first_month % 100 - 1)::integer)
                * 100
                + of_first_month % 100 as year_start,
                cost_centre,
                care_form,
                provider,
                is_forecast,
                days,
                net_cost,
                budget_days,
                budget_cost,
                coalesce(days, net_cost) is not null as has_actual,
                coalesce(budget_days, budget_cost) is not null as has_budget
            from visible.volumes
            where board = of_board

        ),

        judged as (

            select
                month,
                if(
                    of_year, year_start + if(year_start % 100 = 1, 11, 99), month
                ) as organised_month,
                year_start,
                cost_centre,
                care_form,
                provider,
                is_forecast,
                days,
                net_cost,
                budget_days,
                budget_cost,
                not (of_year and bool_or(not of_year and has_actual) over part)
                and not (is_forecast and bool_or(not is_forecast and has_actual) over part)
                as tells_actual,
                not (of_year and bool_or(not of_year and has_budget) over part) as tells_budget
            from seen
            window part as (partition by year_start, cost_centre, care_form, provider)

        )

    select
        judged.year_start,
        judged.month,
        judged.care_form,
        judged.provider,
        case
            when judged.cost_centre is null then '-' else coalesce(places.department, '?')
        end as department,
        places.department_name,
        case
            when judged.cost_centre is null
            then '-'
            when places.code is null
            then '?'
            else coalesce(places.unit, '-')
        end as unit,
        places.unit_name,
        case when judged.tells_actual then judged.days end as days,
        case when judged.tells_actual then judged.net_cost end as cost,
        judged.tells_actual
        and judged.is_forecast
        and coalesce(judged.days, judged.net_cost) is not null as is_forecast,
        case when judged.tells_budget then judged.budget_days end as budget_days,
        case when judged.tells_budget then judged.budget_cost end as budget_cost
    from judged
    left join
        marts.places(of_board, organised_on) as places
        on judged.cost_centre = places.code
        and judged.organised_month between places.first_month and places.last_month

-- One row per month and unit of a board's income support, of what the viewer sees, with where it
-- belongs: '-' is no unit, '?' an unknown one.
create or replace macro visible.placed_income_support(of_board, organised_on) as table
    select
        support.period as month,
        case
            when support.cost_centre is null then '-' else coalesce(places.department, '?')
        end as department,
        support.households,
        support.children,
        support.cost,
        support.budget,
        support.suppressed
    from visible.income_support as support
    left join
        marts.places(of_board, organised_on) as places
        on support.cost_centre = places.code
        and support.period between places.first_month and places.last_month
    where support.board = of_board

-- One row per month in which a board's list of such days says something, to its latest day, with
-- the quarter it is in: of the calendar, as a council is told of them. A later month is not known.
with

    days as (

        select board, unnest([began_on, ended_on]) as day
        from marts.case_clocks
        where visible.may('figures') and visible.sees(board)

    ),

    spans as (

        select board, date_trunc('month', min(day)) as first_day, max(day) as last_day
        from days
        where day is not null
        group by board

    ),

    months as (

        select
            board, unnest(generate_series(first_day, last_day, interval 1 month))::date as first_day
        from spans

    )

select
    board,
    marts.month_of(first_day) as period,
    marts.month_of(date_trunc('quarter', first_day)) as quarter,
    first_day,
    last_day(first_day) as last_day,
    max(marts.month_of(first_day)) over (
        partition by board, date_trunc('quarter', first_day)
    ) as quarter_end
from months

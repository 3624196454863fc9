-- One row per month that a board has adopted a forecast of the year in, up to a month: the latest
-- is of age 1, the one before it of age 2.
create or replace macro visible.adopted_ages(of_board, year_start, of_period) as table
    select period, dense_rank() over (order by period desc) as age
    from visible.live_coverage
    where
        board = of_board
        and kind = 'adopted_forecast'
        and marts.counted_month(period) between year_start and of_period
    qualify row_number() over (partition by period) = 1

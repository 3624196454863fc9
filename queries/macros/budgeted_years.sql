-- One row: whether a board has budgets both for a fiscal year and for the one before.
create or replace macro visible.budgeted_years(of_board, year_start, year_end) as table
    select
        coalesce(
            bool_or(marts.counted_month(period) >= year_start)
            and bool_or(marts.counted_month(period) < year_start),
            false
        ) as both
    from visible.live_coverage
    where
        board = of_board
        and kind = 'budget'
        and marts.counted_month(period) between year_start - 100 and year_end

-- One row per cost centre and account that the viewer sees by itself, booked in the year before a
-- month or in it: the month against the twelve before.
create or replace macro visible.month_against_history(of_board, of_period) as table
    with

        series as (

            select cost_centre, account
            from visible.positions
            where
                board = of_board
                and value_type = 'actual'
                and period between of_period - 100 and of_period
                and period % 100 between 1 and 12
            group by all

        )

    select
        cost_centre, account, amount, booked_months, lowest, highest, usual, is_skipped
    from marts.months_against_history('series', of_board, of_period, of_period)

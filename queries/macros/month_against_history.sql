-- One row per cost centre and account booked since `first_period`: the month against those before.
create or replace macro visible.month_against_history(of_board, first_period, of_period) as table
    with

        monthly as (

            select cost_centre, account, period, sum(amount) as amount
            from visible.positions
            where
                board = of_board
                and value_type = 'actual'
                and period between first_period and of_period
                and period % 100 between 1 and 12
            group by all

        )

    select
        cost_centre,
        account,
        coalesce(sum(amount) filter (where period = of_period), 0)::decimal(18, 2) as amount,
        count(*) filter (where period < of_period and amount <> 0) as booked_months,
        min(abs(amount)) filter (where period < of_period and amount <> 0) as lowest,
        max(abs(amount)) filter (where period < of_period and amount <> 0) as highest,
        median(amount) filter (where period < of_period and amount <> 0)::decimal(18, 2) as usual
    from monthly
    group by all

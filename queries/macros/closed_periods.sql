-- One row per period that a board has closed or opened again, with whether it is closed now.
create or replace macro visible.closed_periods(of_board) as table
    select period, arg_max(event, happened_at) = 'signed' as is_closed
    from visible.period_sign_offs
    where board = of_board
    group by period

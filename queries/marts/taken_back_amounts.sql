-- One row per accumulated amount and the next period of its year that the same source
-- has loaded.
-- There it is subtracted, so that each month is left with its own change.
with

    accumulated_periods as (

        select board, kind, source, period
        from marts.live_amounts
        where basis = 'accumulated' and kind in ('balances', 'budget')
        group by all

    ),

    following_periods as (

        select
            board,
            kind,
            source,
            period,
            lead(period) over (
                partition by board, kind, source, divide(period, 100) order by period
            ) as next_period
        from accumulated_periods

    )

select
    live_amounts.load_id,
    live_amounts.board,
    live_amounts.kind,
    live_amounts.sheet,
    live_amounts.row_number,
    live_amounts.column_name,
    following_periods.next_period as period,
    live_amounts.cost_centre,
    live_amounts.account,
    live_amounts.activity_code,
    live_amounts.counterparty,
    live_amounts.project,
    live_amounts.activity,
    live_amounts.object,
    live_amounts.voucher,
    live_amounts.booked_on,
    live_amounts.description,
    - live_amounts.amount as amount,
    live_amounts.amount_text
from marts.live_amounts
inner join following_periods using (board, kind, source, period)
where
    live_amounts.basis = 'accumulated'
    and live_amounts.kind in ('balances', 'budget')
    and following_periods.next_period is not null

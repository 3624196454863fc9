-- One row per amount and the later period whose accumulated amounts hold it again.
-- There it is subtracted, so that each period is left with its own change. The next accumulated
-- amounts of the same source and year hold an accumulated amount again. A month's amount, or a
-- budget's share of one, is held by the next period that has only accumulated amounts. Opening
-- balances (00) are no part of what a year accumulates.
with

    stored_periods as (

        select
            load_id,
            board,
            kind,
            period,
            bool_or(basis = 'accumulated') as accumulated,
            bool_and(basis = 'accumulated') as only_accumulated,
            bool_or(basis = 'year') as yearly
        from staging.amounts
        where kind in ('balances', 'budget')
        group by all

    ),

    covered_periods as (

        select
            load_id,
            board,
            kind,
            source,
            period,
            divide(period, 100) - (period % 100 < coalesce(boards.first_month, 1))::integer as year,
            stored_periods.accumulated,
            stored_periods.only_accumulated
            -- A yearly budget stands in one period and has a share in each of its year.
            and not bool_or(stored_periods.yearly) over (
                partition by load_id, board, kind, year
            ) as holds_all
        from raw.coverage
        left join stored_periods using (load_id, board, kind, period)
        left join raw.boards using (board)
        where kind in ('balances', 'budget') and period % 100 > 0

    ),

    following_periods as (

        select
            board,
            kind,
            source,
            period,
            min(period) filter (where accumulated) over later as next_accumulated,
            min(period) filter (where holds_all) over later as next_holding_all
        from covered_periods
        inner join marts.live_coverage using (load_id, board, kind, source, period)
        window
            later as (
                partition by board, kind, source, year
                order by period
                rows between 1 following and unbounded following
            )
        qualify next_accumulated is not null

    )

select
    live_amounts.load_id,
    live_amounts.board,
    live_amounts.kind,
    live_amounts.sheet,
    live_amounts.row_number,
    live_amounts.column_name,
    case
        when live_amounts.basis = 'accumulated'
        then following_periods.next_accumulated
        else following_periods.next_holding_all
    end as period,
    live_amounts.basis,
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
    live_amounts.reason,
    live_amounts.version,
    live_amounts.decided_on,
    - live_amounts.amount as amount,
    live_amounts.amount_text
from marts.live_amounts
inner join following_periods using (board, kind, source, period)
where
    live_amounts.kind in ('balances', 'budget')
    and (live_amounts.basis = 'accumulated' or following_periods.next_holding_all is not null)

-- One row per amount of an export and period in which it counts.
-- A month's amount counts in its month, a yearly budget in twelve. An accumulated amount counts in
-- its period, and what it holds of earlier periods is taken back there.
-- Where a ledger covers a period, balances of that period do not count.
with

    ledger_periods as (

        select board, period from marts.live_coverage where kind = 'ledger' group by all

    ),

    in_their_period as (

        select
            load_id,
            board,
            kind,
            sheet,
            row_number,
            column_name,
            period,
            basis,
            cost_centre,
            account,
            activity_code,
            counterparty,
            project,
            activity,
            object,
            voucher,
            booked_on,
            description,
            reason,
            version,
            decided_on,
            amount,
            amount_text
        from marts.live_amounts
        where kind <> 'balances'
        union all
        select
            load_id,
            board,
            kind,
            sheet,
            row_number,
            column_name,
            period,
            basis,
            cost_centre,
            account,
            activity_code,
            counterparty,
            project,
            activity,
            object,
            voucher,
            booked_on,
            description,
            reason,
            version,
            decided_on,
            amount,
            amount_text
        from marts.live_amounts
        anti join ledger_periods using (board, period)
        where kind = 'balances'
        union all
        select
            load_id,
            board,
            kind,
            sheet,
            row_number,
            column_name,
            period,
            basis,
            cost_centre,
            account,
            activity_code,
            counterparty,
            project,
            activity,
            object,
            voucher,
            booked_on,
            description,
            reason,
            version,
            decided_on,
            amount,
            amount_text
        from marts.taken_back_amounts
        anti join
            ledger_periods
            on taken_back_amounts.board = ledger_periods.board
            and taken_back_amounts.period = ledger_periods.period
            and taken_back_amounts.kind = 'balances'

    )

select
    load_id,
    board,
    kind,
    case when kind in ('ledger', 'balances') then 'actual' else kind end as value_type,
    sheet,
    row_number,
    column_name,
    period,
    basis,
    cost_centre,
    account,
    activity_code,
    counterparty,
    project,
    activity,
    object,
    voucher,
    booked_on,
    description,
    reason,
    version,
    decided_on,
    amount,
    amount_text
from in_their_period

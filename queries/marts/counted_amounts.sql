-- One row per amount of an export and period in which it counts.
-- A month's amount counts in its month. An accumulated amount counts in its period
-- and is taken
-- back in the next period that the same source has loaded that year. A yearly budget
-- counts in
-- twelve months. Where a ledger covers a period, balances of that period do not count.
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
            amount,
            amount_text
        from marts.taken_back_amounts
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
            amount,
            amount_text
        from marts.taken_back_amounts
        where kind = 'budget'
        union all
        select
            phased_budget.load_id,
            phased_budget.board,
            'budget' as kind,
            phased_budget.sheet,
            phased_budget.row_number,
            phased_budget.column_name,
            phased_budget.period,
            phased_budget.cost_centre,
            phased_budget.account,
            phased_budget.activity_code,
            phased_budget.counterparty,
            phased_budget.project,
            phased_budget.activity,
            phased_budget.object,
            null as voucher,
            null as booked_on,
            null as description,
            phased_budget.amount,
            phased_budget.amount_text
        from marts.phased_budget
        inner join
            marts.live_coverage
            on phased_budget.load_id = live_coverage.load_id
            and phased_budget.period = live_coverage.period
            and phased_budget.board = live_coverage.board
            and live_coverage.kind = 'budget'

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
    amount,
    amount_text
from in_their_period

-- One row per account whose voucher rows and loaded balance for the month differ.
-- Right: sign or steps
-- Parameters: $board, $period
with

    own_rows as (

        select kind, account, amount
        from visible.live_amounts
        where board = $board and period = $period and kind in ('ledger', 'balances')
        union all
        select kind, account, amount
        from visible.taken_back_amounts
        where board = $board and period = $period and kind = 'balances'

    ),

    sums as (

        select
            account,
            coalesce(sum(amount) filter (where kind = 'ledger'), 0)::decimal(18, 2) as amount,
            coalesce(sum(amount) filter (where kind = 'balances'), 0)::decimal(18, 2) as expected
        from own_rows
        group by all

    ),

    both_kinds as (

        select count(distinct kind) = 2 as are_loaded
        from visible.live_coverage
        where board = $board and period = $period and kind in ('ledger', 'balances')

    )

select
    null::varchar as cost_centre, sums.account, null::varchar as detail, sums.amount, sums.expected
from sums
inner join both_kinds on both_kinds.are_loaded
where sums.amount <> sums.expected
order by abs(sums.amount - sums.expected) desc, sums.account

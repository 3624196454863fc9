-- One row per voucher row far larger than any of its cost centre and account in the year before.
-- Right: sign or steps
-- Parameters: $board, $first_period, $period, $unusual_factor, $least_amount
with

    voucher_rows as (

        select period, cost_centre, account, voucher, amount
        from visible.live_amounts
        where board = $board and kind = 'ledger' and period between $first_period and $period

    ),

    usual as (

        select cost_centre, account, max(abs(amount)) as largest
        from voucher_rows
        where period < $period
        group by all

    )

select
    voucher_rows.cost_centre,
    voucher_rows.account,
    voucher_rows.voucher as detail,
    voucher_rows.amount,
    (usual.largest * sign(voucher_rows.amount)::integer)::decimal(18, 2) as expected
from voucher_rows
inner join usual using (cost_centre, account)
where
    voucher_rows.period = $period
    and marts.is_unusual(
        voucher_rows.amount,
        usual.largest,
        $unusual_factor::decimal(9, 2),
        $least_amount::decimal(18, 2)
    )
order by abs(voucher_rows.amount) desc, voucher_rows.cost_centre, voucher_rows.account

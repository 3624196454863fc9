-- One row per year in which a load's first accumulated balances follow months of a ledger.
-- Such a balance would hold the ledger's months once more; nothing in the files can tell.
-- Right: load
-- Parameters: $load_id
with

    accumulated as (

        select board, min(period) as first_period
        from raw.amounts
        where load_id = $load_id and kind = 'balances' and basis = 'accumulated'
        group by board, divide(period, 100)

    ),

    balances_before as (

        select accumulated.board, accumulated.first_period
        from accumulated
        inner join
            marts.live_coverage
            on accumulated.board = live_coverage.board
            and live_coverage.kind = 'balances'
            and divide(live_coverage.period, 100) = divide(accumulated.first_period, 100)
            and live_coverage.period < accumulated.first_period
        group by all

    )

select accumulated.first_period as period, count(distinct live_coverage.period) as ledger_months
from accumulated
anti join balances_before using (board, first_period)
inner join
    marts.live_coverage
    on accumulated.board = live_coverage.board
    and live_coverage.kind = 'ledger'
    and divide(live_coverage.period, 100) = divide(accumulated.first_period, 100)
    and live_coverage.period < accumulated.first_period
group by all
order by period

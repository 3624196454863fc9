-- One row per amount whose load counts, in the period that the export gave it; yearly
-- budgets apart.
select
    amounts.load_id,
    amounts.board,
    amounts.kind,
    live_coverage.source,
    amounts.sheet,
    amounts.row_number,
    amounts.column_name,
    amounts.period,
    amounts.basis,
    amounts.cost_centre,
    amounts.account,
    amounts.activity_code,
    amounts.counterparty,
    amounts.project,
    amounts.activity,
    amounts.object,
    amounts.voucher,
    amounts.booked_on,
    amounts.description,
    amounts.amount,
    amounts.amount_text
from staging.amounts
inner join
    marts.live_coverage
    on amounts.load_id = live_coverage.load_id
    and amounts.period = live_coverage.period
    and amounts.kind = live_coverage.kind
    and amounts.board = live_coverage.board
where amounts.kind <> 'budget' or amounts.basis <> 'year'

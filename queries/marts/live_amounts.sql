-- One row per amount whose load counts and period in which it stands: the one that the export gave
-- it, and for a yearly budget each of its months.
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
    amounts.reason,
    amounts.version,
    amounts.decided_on,
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
union all
select
    phased_budget.load_id,
    phased_budget.board,
    'budget' as kind,
    live_coverage.source,
    phased_budget.sheet,
    phased_budget.row_number,
    phased_budget.column_name,
    phased_budget.period,
    'year' as basis,
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
    phased_budget.reason,
    phased_budget.version,
    phased_budget.decided_on,
    phased_budget.amount,
    phased_budget.amount_text
from marts.phased_budget
inner join
    marts.live_coverage
    on phased_budget.load_id = live_coverage.load_id
    and phased_budget.period = live_coverage.period
    and phased_budget.board = live_coverage.board
    and live_coverage.kind = 'budget'

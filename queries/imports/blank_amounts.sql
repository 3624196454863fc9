-- One row: how many amount cells hold nothing, and how many of those are voucher rows.
select
    count(*) as blank_count,
    count(*) filter (where kind = 'ledger') as blank_ledger_count
from incoming_amounts
where staging.is_blank_amount(amount_text)

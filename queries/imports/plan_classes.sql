-- One row per kind and first digit of the account, for a load. Amounts are debit positive.
-- Right: load
-- Parameters: $load_id
select kind, left(account, 1) as account_class, count(*) as row_count, - sum(amount) as amount
from staging.amounts
where load_id = $load_id
group by all
order by kind, account_class

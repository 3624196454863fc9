-- One row: how many amounts of a load stand on period 00 of result accounts, and their sum.
-- Opening balances count in no month (decision 7). Amounts are debit positive.
-- Right: load
-- Parameters: $load_id
select count(*) as row_count, coalesce(- sum(amounts.amount), 0)::decimal(18, 2) as amount
from staging.amounts
left join
    marts.kept_account_paths as account_paths
    on amounts.board = account_paths.board
    and amounts.account = account_paths.account
    and account_paths.holds_to = date '9999-12-31'
where
    amounts.load_id = $load_id
    and amounts.period % 100 = 0
    and amounts.kind in ('ledger', 'balances')
    -- An account that no plan and no earlier figure knows goes by its first digits.
    and not coalesce(
        account_paths.section = 'Balansräkning',
        exists (
            select 1
            from raw.account_groups
            where
                account_groups.section = 'Balansräkning'
                and starts_with(amounts.account, account_groups.prefix)
        )
    )

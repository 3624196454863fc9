-- One row per account that a board's plan or figures know, with its group and this year's sum.
-- Right: details
-- Parameters: $board, $on_day, $year_start, $period
with

    spent as (

        select account, sum(amount) as actual_ytd
        from visible.positions
        where
            board = $board
            and value_type = 'actual'
            and marts.counted_month(period) between $year_start and $period
        group by all

    )

select
    account_paths.account,
    account_paths.name,
    account_paths.account_group,
    account_paths.section,
    account_paths.in_plan,
    account_paths.valid_from,
    nullif(account_paths.valid_to, date '9999-12-31') as valid_to,
    spent.actual_ytd
from visible.account_paths
left join spent using (account)
where
    account_paths.board = $board
    and $on_day::date between account_paths.holds_from and account_paths.holds_to
order by account_paths.account

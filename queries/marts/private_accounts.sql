-- One row per account of a board on which voucher texts tell of people: who works, who is helped.
select kept_account_paths.board, kept_account_paths.account
from marts.kept_account_paths
inner join raw.account_groups on starts_with(kept_account_paths.account, account_groups.prefix)
where account_groups.private_texts
group by all

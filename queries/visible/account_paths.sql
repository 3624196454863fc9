-- One row per account of a board that the viewer sees and the time its group holds.
select
    board,
    account,
    name,
    account_group,
    section,
    position,
    in_plan,
    valid_from,
    valid_to,
    holds_from,
    holds_to,
    first_month,
    last_month
from marts.kept_account_paths
where visible.sees(board)

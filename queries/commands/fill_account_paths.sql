-- Keeps a board's account paths, or every board's, as they are now.
-- Right: load
-- Parameters: $board
insert into marts.kept_account_paths by name
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
from marts.account_paths
where $board is null or board = $board

-- Stores the accounts that an account plan holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.accounts by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    code,
    name,
    account_group,
    valid_from,
    valid_to
from incoming_accounts

-- One row per account of a loaded account plan and the time its name and group hold.
select
    load_id,
    board,
    code as account,
    name,
    account_group,
    coalesce(valid_from, date '1900-01-01') as valid_from,
    coalesce(valid_to, date '9999-12-31') as valid_to
from raw.accounts

-- Stores the providers that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.providers by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    provider_name,
    provider_kind,
    operation,
    agreement,
    contract_from,
    contract_to,
    yearly_value,
    clients::integer as clients,
    likelihood::integer as likelihood,
    consequence::integer as consequence,
    cost_centre
from incoming_providers

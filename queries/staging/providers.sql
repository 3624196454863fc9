-- One row per provider and year in an export.
select
    load_id,
    board,
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
    clients,
    likelihood,
    consequence,
    cost_centre
from raw.providers

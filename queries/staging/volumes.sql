-- One row per volume in an export: days of care of a form in a month or year. Costs below zero.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    cost_centre,
    care_form,
    provider,
    is_forecast,
    days,
    case when sign = 'ledger' then - net_cost else net_cost end as net_cost,
    budget_days,
    case when sign = 'ledger' then - budget_cost else budget_cost end as budget_cost
from raw.volumes

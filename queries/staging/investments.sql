-- One row per project and year in an export. Costs below zero.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    project,
    investment_kind,
    cost_centre,
    case when sign = 'ledger' then - budget else budget end as budget,
    case when sign = 'ledger' then - actual else actual end as actual,
    case when sign = 'ledger' then - forecast else forecast end as forecast
from raw.investments

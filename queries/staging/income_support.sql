-- One row per month and unit of income support in an export. Costs below zero.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    cost_centre,
    households,
    children,
    case when sign = 'ledger' then - cost else cost end as cost,
    case when sign = 'ledger' then - budget else budget end as budget
from raw.income_support

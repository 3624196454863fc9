-- Stores the investments that an export holds; costs stand as in the file.
-- Right: load
-- Parameters: $load_id, $board, $sign
insert into raw.investments by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    $sign as sign,
    period,
    project,
    investment_kind,
    cost_centre,
    budget,
    actual,
    forecast
from incoming_investments

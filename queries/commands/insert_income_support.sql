-- Stores the income support that an export holds; costs stand as in the file.
-- Right: load
-- Parameters: $load_id, $board, $sign
insert into raw.income_support by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    $sign as sign,
    period,
    cost_centre,
    households,
    children,
    cost,
    budget
from incoming_income_support

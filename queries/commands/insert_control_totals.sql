-- Stores the sums that a file itself states, beside what its rows give.
-- Right: load
-- Parameters: $load_id
insert into raw.control_totals by name
select
    $load_id::integer as load_id,
    kind,
    sheet,
    row_number,
    label,
    stated,
    summed
from incoming_control_totals

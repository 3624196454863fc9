-- One row per sum that a load's file states, those that its rows do not give first.
-- Parameters: $board, $load_id
select
    control_totals.kind,
    control_totals.sheet,
    control_totals.row_number,
    control_totals.label,
    control_totals.stated,
    control_totals.summed
from raw.control_totals
inner join raw.loads using (load_id)
where loads.board = $board and control_totals.load_id = $load_id
order by
    abs(control_totals.stated - control_totals.summed) desc nulls last,
    control_totals.sheet,
    control_totals.row_number

-- One row per sum that a load's file states, those that its rows do not give first.
-- Right: load
-- Parameters: $board, $load_id
select
    control_totals.kind,
    control_totals.sheet,
    control_totals.row_number,
    control_totals.label,
    control_totals.stated,
    control_totals.summed
from visible.control_totals
where control_totals.board = $board and control_totals.load_id = $load_id
order by
    abs(control_totals.stated - control_totals.summed) desc nulls last,
    control_totals.sheet,
    control_totals.row_number

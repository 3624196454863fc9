-- One row per sum that a load's file states, for those who see the whole board.
select
    control_totals.load_id,
    loads.board,
    control_totals.kind,
    control_totals.sheet,
    control_totals.row_number,
    control_totals.label,
    control_totals.stated,
    control_totals.summed
from raw.control_totals
inner join visible.loads using (load_id)
where visible.sees_whole_board(loads.board)

-- One row: whose a load is and what happened to it last.
-- Right: load or operate
-- Parameters: $load_id
select loads.load_id, loads.board, load_states.last_event
from visible.loads
inner join visible.load_states on loads.load_id = load_states.load_id
where loads.load_id = $load_id

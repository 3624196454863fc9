-- One row per load of a board that the viewer sees: where its events have brought it.
select
    load_states.load_id,
    loads.board,
    load_states.committed_at,
    load_states.last_event,
    load_states.last_author,
    load_states.last_happened_at
from marts.load_states
inner join visible.loads using (load_id)

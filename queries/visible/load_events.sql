-- One row per thing that has happened to a load of a board that the viewer sees.
select
    load_events.event_id,
    load_events.load_id,
    loads.board,
    loads.file_name,
    load_events.event,
    load_events.author,
    load_events.happened_at
from raw.load_events
inner join visible.loads using (load_id)

-- One row per thing that has happened to a board's loads, latest first.
-- Parameters: $board
select
    load_events.event_id,
    load_events.load_id,
    loads.file_name,
    load_events.event,
    load_events.author,
    load_events.happened_at
from raw.load_events
inner join raw.loads using (load_id)
where loads.board = $board
order by load_events.event_id desc

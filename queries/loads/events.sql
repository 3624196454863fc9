-- One row per thing that has happened to a board's loads, latest first.
-- Right: load or audit
-- Parameters: $board
select
    load_events.event_id,
    load_events.load_id,
    load_events.file_name,
    load_events.event,
    load_events.author,
    load_events.happened_at
from visible.load_events
where load_events.board = $board
order by load_events.event_id desc

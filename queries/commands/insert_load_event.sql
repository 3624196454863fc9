-- Notes what has happened to a load: trial, committed, undone, discarded or disposed. Never edited.
-- Right: load or operate
-- Parameters: $load_id, $event, $author, $now
insert into raw.load_events
select
    coalesce(max(event_id), 0) + 1 as event_id,
    $load_id::integer as load_id,
    $event as event,
    $author as author,
    $now::timestamp as happened_at
from raw.load_events

-- One row per load: where its events have brought it.
-- A load counts when its last event is a commitment. Which of two loads of the same month counts
-- follows from when each was first committed, so undoing and redoing restores exactly.
select
    load_id,
    min(event_id) filter (where event = 'committed') as committed_as,
    min(happened_at) filter (where event = 'committed') as committed_at,
    arg_max(event, event_id) as last_event,
    arg_max(author, event_id) as last_author,
    max(happened_at) as last_happened_at
from raw.load_events
group by all

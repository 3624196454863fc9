-- One row: a number that grows with everything that changes what counts. It tells of no board.
select coalesce(max(event_id), 0) as version from raw.load_events

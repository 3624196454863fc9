-- One row per load that began or ceased to count for a load's board since it was tried, in order.
-- Right: load
-- Parameters: $load_id
with

    tried as (

        select loads.board, load_events.event_id
        from raw.load_events
        inner join raw.loads using (load_id)
        where load_events.load_id = $load_id and load_events.event = 'trial'

    )

select loads.load_id, loads.file_name, load_events.event, load_events.author
from raw.load_events
inner join raw.loads using (load_id)
inner join tried on loads.board = tried.board and load_events.event_id > tried.event_id
where load_events.event in ('committed', 'undone')
order by load_events.event_id

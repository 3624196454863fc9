-- One row per recorded event that is not as it was recorded, or whose predecessor is gone.
-- Right: operate
with

    chained as (

        select
            event_id,
            seal,
            marts.seal_of(
                event_id,
                happened_at,
                who,
                role,
                event,
                board,
                subject,
                detail,
                coalesce(lag(seal) over in_order, '')
            ) as expected_seal,
            row_number() over in_order as expected_id
        from raw.audit_events
        window in_order as (order by event_id)

    )

select event_id
from chained
where seal <> expected_seal or event_id <> expected_id

-- Records what someone has done. Each row seals the one before it, so that none can be taken away.
-- Right: any
-- Parameters: $who, $role, $event, $board, $subject, $detail, $now
insert into raw.audit_events by name
with

    latest as (select event_id, seal from raw.audit_events order by event_id desc limit 1),

    recorded as (

        select
            coalesce((select event_id from latest), 0) + 1 as event_id,
            $now::timestamp as happened_at,
            $who::varchar as who,
            $role::varchar as role,
            $event::varchar as event,
            $board::varchar as board,
            $subject::varchar as subject,
            $detail::varchar as detail,
            coalesce((select seal from latest), '') as seal_before

    )

select
    event_id,
    happened_at,
    who,
    role,
    event,
    board,
    subject,
    detail,
    marts.seal_of(
        event_id, happened_at, who, role, event, board, subject, detail, seal_before
    ) as seal
from recorded

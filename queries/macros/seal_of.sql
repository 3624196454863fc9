-- The seal of a recorded event: SHA-256 of all that it says and of the seal before it.
create or replace macro marts.seal_of(
    event_id, happened_at, who, role, event, board, subject, detail, seal_before
) as
    sha256(
        to_json(
            [
                event_id::varchar,
                happened_at::varchar,
                who,
                role,
                event,
                board,
                subject,
                detail,
                seal_before
            ]
        )::varchar
    )

-- One row per thing that someone has done, latest first, within days and as searched.
-- Right: audit
-- Parameters: $first_day, $last_day, $search, $most
select event_id, happened_at, who, role, event, board, subject, detail
from visible.audit_events
where
    happened_at >= $first_day::date
    and happened_at < $last_day::date + interval 1 day
    and (
        $search is null
        or contains(lower(who), lower($search))
        or contains(lower(event), lower($search))
        or contains(lower(coalesce(board, '')), lower($search))
        or contains(lower(coalesce(subject, '')), lower($search))
        or contains(lower(coalesce(detail, '')), lower($search))
    )
order by event_id desc
limit $most

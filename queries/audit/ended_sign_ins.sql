-- One row per sign-in that somebody has signed out of since a day, by what it is called.
-- Right: audit
-- Parameters: $first_day
select subject as sign_in
from visible.audit_events
where event = 'signed_out' and subject is not null and happened_at >= $first_day::date
group by all
order by sign_in

-- One row per kind and source other than the load's own that counts in one of its periods.
-- Right: load
-- Parameters: $load_id
with

    own as (

        select board, source, kind, period from raw.coverage where load_id = $load_id and period > 0

    )

select
    own.kind,
    live_coverage.source,
    own.kind = 'budget'
    and staging.sender_of(live_coverage.source) = staging.sender_of(own.source) as same_sender,
    min(own.period) as first_period,
    max(own.period) as last_period
from own
inner join marts.live_coverage using (board, kind, period)
where live_coverage.source <> own.source
group by all
order by own.kind, live_coverage.source

-- One row per load whose rows count among a board's figures of some kinds and periods (N1).
-- Parameters: $board, $kinds, $first_period, $last_period
select
    loads.load_id,
    live_coverage.kind,
    loads.source,
    loads.file_name,
    loads.file_sha256,
    loads.author,
    load_states.committed_at,
    min(live_coverage.period) as first_period,
    max(live_coverage.period) as last_period,
    sum(coverage.row_count)::bigint as row_count
from marts.live_coverage
inner join raw.coverage using (load_id, kind, period)
inner join raw.loads on live_coverage.load_id = loads.load_id
inner join marts.load_states on live_coverage.load_id = load_states.load_id
where
    live_coverage.board = $board
    and list_contains($kinds::varchar[], live_coverage.kind)
    and live_coverage.period between $first_period and $last_period
group by all
order by live_coverage.kind, first_period, loads.load_id

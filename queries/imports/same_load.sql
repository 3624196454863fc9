-- One row per load of the same file, mended and read the same way, of which every period counts.
-- Right: load
-- Parameters: $board, $file_sha256, $control, $reading
select loads.load_id
from raw.loads
inner join raw.coverage on loads.load_id = coverage.load_id
inner join marts.load_states on loads.load_id = load_states.load_id
left join
    marts.live_coverage
    on coverage.load_id = live_coverage.load_id
    and coverage.kind = live_coverage.kind
    and coverage.period = live_coverage.period
where
    loads.board = $board
    and loads.file_sha256 = $file_sha256
    and loads.control = $control
    and loads.reading = $reading
    and load_states.last_event = 'committed'
group by all
having bool_and(live_coverage.load_id is not null)

-- One row per way round (ledger, reversed) that the files of a board's budgets stand.
-- Right: load
-- Parameters: $board
select json_extract_string(loads.reading, '$.sign') as sign
from raw.loads
inner join marts.live_coverage using (load_id)
where live_coverage.board = $board and live_coverage.kind = 'budget'
group by all
order by sign

-- One row per load and kind that has been disposed of, latest first: what it was, why and by whom.
-- Right: figures or load or operate
-- Parameters: $board
select
    disposal_id,
    load_id,
    file_name,
    kind,
    min(period) as first_period,
    max(period) as last_period,
    sum(row_count)::bigint as row_count,
    reason,
    rule,
    author,
    disposed_at
from visible.disposals
where board = $board
group by all
order by disposal_id desc, load_id, kind

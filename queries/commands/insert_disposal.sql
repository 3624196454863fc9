-- Records that a load is disposed of, with the kinds and periods it covered, before they are gone.
-- Right: operate
-- Parameters: $disposal_id, $load_id, $reason, $rule, $author, $now
insert into raw.disposals by name
select
    $disposal_id::integer as disposal_id,
    loads.load_id,
    loads.board,
    loads.source,
    loads.file_name,
    coverage.kind,
    coverage.period,
    coalesce(coverage.row_count, 0) as row_count,
    $reason as reason,
    $rule as rule,
    $author as author,
    $now::timestamp as disposed_at
from raw.loads
left join raw.coverage using (load_id)
where loads.load_id = $load_id

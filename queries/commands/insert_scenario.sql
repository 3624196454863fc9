-- Saves a scenario, numbered after the last.
-- Right: forecast
-- Parameters: $board, $year_start, $name, $author, $now
insert into raw.scenarios by name
select
    coalesce(max(scenario_id), 0) + 1 as scenario_id,
    $board as board,
    $year_start::integer as year_start,
    $name as name,
    'saved' as event,
    $author as author,
    $now::timestamp as happened_at
from raw.scenarios

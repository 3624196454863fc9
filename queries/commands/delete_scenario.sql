-- Notes that a scenario of a board is deleted; what it was is kept.
-- Right: forecast
-- Parameters: $board, $scenario, $author, $now
insert into raw.scenarios by name
select
    scenario_id,
    board,
    year_start,
    name,
    'deleted' as event,
    $author as author,
    $now::timestamp as happened_at
from marts.live_scenarios
where board = $board and scenario_id = $scenario

-- One row per scenario that has not been deleted.
select scenario_id, board, year_start, name, author, happened_at as saved_at
from staging.scenarios
qualify
    row_number() over (partition by scenario_id order by event = 'deleted' desc) = 1
    and event = 'saved'

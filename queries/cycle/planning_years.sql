-- One row per year that a board has a planning process for, latest first, and which variants.
-- Rests on: planning_process
-- Right: figures
-- Parameters: $board
select
    divide(period, 100)::integer as year,
    bool_or(variant = 'ordinary') as has_ordinary,
    bool_or(variant = 'election') as has_election
from visible.planning_process
where board = $board
group by period
order by year desc

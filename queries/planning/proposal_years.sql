-- One row per budget year that proposals are listed for, the earliest first: `period` is 202400
-- for the budget of 2024.
-- Rests on: proposals
-- Right: figures
-- Parameters: $board
select period, count(*)::integer as proposal_count
from visible.proposals
where board = $board
group by period
order by period

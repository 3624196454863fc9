-- One row per code and name that a board's organisation, account plan or figures know.
-- Right: load
-- Parameters: $board
select 'unit' as field, code, name
from marts.kept_organisation_paths
where board = $board
group by all
union all
select 'cost_centre' as field, cost_centre as code, null as name
from marts.positions
where board = $board and cost_centre is not null
group by all
union all
select 'account' as field, account as code, name
from marts.kept_account_paths
where board = $board
group by all

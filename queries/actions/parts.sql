-- One row per department and unit that an action can belong to at a month, of those whose money
-- the viewer sees; units stand beneath their department.
-- Right: figures
-- Parameters: $board, $period
select code, name, level, department
from visible.organisation_paths
where
    board = $board
    and level in ('department', 'unit')
    and $period between first_month and last_month
order by department, level, code

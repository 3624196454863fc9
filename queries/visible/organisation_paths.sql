-- One row per organisation code that the viewer sees and the time it holds, with where it belongs.
-- Cost centres are details.
select
    board,
    code,
    name,
    level,
    department,
    department_name,
    unit,
    unit_name,
    valid_from,
    valid_to,
    first_month,
    last_month
from marts.kept_organisation_paths
where visible.sees_cost_centre(board, code) and (level <> 'cost_centre' or visible.may('details'))

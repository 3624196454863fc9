-- Keeps a board's organisation paths, or every board's, as they are now.
-- Right: load
-- Parameters: $board
insert into marts.kept_organisation_paths by name
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
from marts.organisation_paths
where $board is null or board = $board

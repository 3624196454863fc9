-- One row per organisation name that exactly one code of the board has.
-- Right: load
-- Parameters: $board
select any_value(name) as name, min(code) as code
from marts.kept_organisation_paths
where board = $board
group by lower(name)
having count(distinct code) = 1

-- One row per organisation code and the time its name, level and parent hold.
select
    load_id,
    board,
    code,
    name,
    level,
    parent_code,
    coalesce(valid_from, date '1900-01-01') as valid_from,
    coalesce(valid_to, date '9999-12-31') as valid_to
from raw.organisation

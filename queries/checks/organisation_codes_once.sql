-- Must be empty: one row per organisation code that stands in two places at the same time.
select earlier.board, earlier.code, later.valid_from, earlier.valid_to
from marts.organisation_paths as earlier
inner join
    marts.organisation_paths as later
    on earlier.board = later.board
    and earlier.code = later.code
    and earlier.valid_from < later.valid_from
    and earlier.valid_to >= later.valid_from

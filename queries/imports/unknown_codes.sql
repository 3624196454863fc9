-- One row per code of a list that no organisation of the board knows. A board without any
-- organisation has nothing to hold codes against, and gets none.
-- Right: load
-- Parameters: $board
with known as (select code from marts.kept_organisation_paths where board = $board group by code)

select incoming_given_codes.place, incoming_given_codes.code
from incoming_given_codes
where
    incoming_given_codes.code is not null
    and incoming_given_codes.code not in (select known.code from known)
    and exists (select known.code from known)
order by incoming_given_codes.place

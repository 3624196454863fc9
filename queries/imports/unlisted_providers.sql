-- One row per provider of a list of follow-ups that no list of the board's providers has.
-- Right: load
-- Parameters: $board
with listed as (select provider_name from marts.live_providers where board = $board group by all)

select incoming_given_codes.place, incoming_given_codes.code
from incoming_given_codes
where
    incoming_given_codes.code is not null
    and incoming_given_codes.code not in (select listed.provider_name from listed)
order by incoming_given_codes.place

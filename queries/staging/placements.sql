-- One row per price of a placement in an export, with the first day that the price is said to
-- hold.
select
    load_id,
    board,
    sheet,
    row_number,
    person,
    cost_centre,
    care_form,
    provider,
    started_on,
    ended_on,
    price_kind,
    price,
    coalesce(price_from, started_on) as price_from
from raw.placements

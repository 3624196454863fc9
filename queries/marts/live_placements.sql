-- One row per placement that counts and each of its prices, with the days that the price holds.
-- A placement is somebody's in a form of care at a unit from a first day; its prices follow on
-- each other, the first from its first day whenever it was agreed, and its last day is the latest
-- that any of its rows has. A day that is null goes on. A price that was replaced before the
-- first day holds on no day: its last is before its first. A load is of one board; the windows name
-- it too so that a question about one board leaves the others alone.
select
    placements.board,
    placements.row_number,
    placements.person,
    placements.cost_centre,
    placements.care_form,
    placements.provider,
    placements.started_on,
    max(placements.ended_on) over (
        prices rows between unbounded preceding and unbounded following
    ) as ended_on,
    placements.price_kind,
    placements.price,
    case
        when row_number() over prices = 1
        then placements.started_on
        else greatest(placements.price_from, placements.started_on)
    end as first_day,
    greatest(lead(placements.price_from) over prices, placements.started_on)
    - if(lead(placements.price_from) over prices is null, null, 1) as day_before_next_price
from staging.placements
inner join
    marts.live_coverage
    on placements.load_id = live_coverage.load_id
    and live_coverage.kind = 'placements'
window
    prices as (
        partition by
            placements.board,
            placements.load_id,
            placements.person,
            placements.cost_centre,
            placements.care_form,
            placements.provider,
            placements.started_on
        order by placements.price_from
    )

-- Whether booked months are all of one sign, and the largest at most so many times the smallest.
create or replace macro marts.is_steady(lowest, highest, steadiness) as (
    sign(lowest) = sign(highest)
    and greatest(abs(lowest), abs(highest)) <= least(abs(lowest), abs(highest)) * steadiness
)

-- A factor: half of the growth so far, of a year against another; held within half and twice.
create or replace macro marts.half_growth(so_far, other_so_far) as
1 + 0.5 * (
    case when other_so_far > 0 then greatest(0.5, least(2.0, so_far / other_so_far)) else 1.0 end - 1
)

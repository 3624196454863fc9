-- Whether two amounts go the same way and are about as large, within so many times.
create or replace macro marts.is_about(amount, other, times) as (
    sign(amount) = sign(other) and abs(amount) <= abs(other) * times and abs(other) <= abs(amount) * times
)

-- The month of a day as a period: 202310.
create or replace macro marts.month_of(day) as year(day) * 100 + month(day)

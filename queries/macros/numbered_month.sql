-- The month that has a number of marts.month_number, as a period: 24276 is 202301.
create or replace macro marts.numbered_month(number) as
    (divide(number - 1, 12) * 100 + (number - 1) % 12 + 1)::integer

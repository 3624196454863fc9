-- The month so many months before a month, as a period.
create or replace macro marts.months_before(period, months) as
    marts.numbered_month(marts.month_number(period) - months)

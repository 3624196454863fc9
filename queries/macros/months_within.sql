-- How many months there are from one to another, both counted; none when the last is before the
-- first.
create or replace macro marts.months_within(first_month, last_month) as
    greatest(0, marts.month_number(last_month) - marts.month_number(first_month) + 1)

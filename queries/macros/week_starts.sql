-- The Monday of a week as ISO 8601 numbers it: week 1 is the one that 4 January is in, so it may
-- begin in December, and some years have a week 53.
create or replace macro marts.week_starts(of_year, week) as
    date_trunc('week', make_date(of_year, 1, 4))::date + (7 * (week - 1))::integer

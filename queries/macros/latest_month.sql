-- The latest month of a year, up to a month of it (1 to 12), whose bit is set; null when none is.
create or replace macro marts.latest_month(bits, month) as
    floor(log2(nullif(bits & ((2 << month) - 1), 0)))::integer

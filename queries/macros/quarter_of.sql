-- The first month of the calendar quarter that a month is in: 202404 for 202406.
create or replace macro marts.quarter_of(period) as
    divide(period, 100) * 100 + divide(period % 100 - 1, 3) * 3 + 1

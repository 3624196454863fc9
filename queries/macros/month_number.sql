-- A month as a number, so that months can be counted: January 2023 is 24276.
create or replace macro marts.month_number(period) as divide(period, 100) * 12 + period % 100

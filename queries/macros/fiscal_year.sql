-- The fiscal year that a month belongs to, as a period of a whole year: 202300 of 202309.
create or replace macro marts.fiscal_year(period, first_month) as
    (divide(period, 100) - (period % 100 < first_month)::integer) * 100

-- The last day inside a limit of months and days that runs from a day. That day is not counted
-- (lag 1930:173): 14 days from 1 March end on 15 March. Months end on the day of the same number,
-- or on the last of a month that has none: three from 30 November end on the last of February. A
-- Sunday or a holiday puts nothing off, which is stricter than that law.
create or replace macro marts.last_day_inside(began_on, months, days) as
    (began_on + to_months(months))::date + days

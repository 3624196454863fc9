-- The first month of the year that a yearly budget is for, by the period that it stands in.
-- A year that is given as period 00 or 13 ends in December.
create or replace macro marts.budget_year_start(period) as
    case
        when period % 100 in (0, 12, 13)
        then divide(period, 100) * 100 + 1
        else (divide(period, 100) - 1) * 100 + period % 100 + 1
    end

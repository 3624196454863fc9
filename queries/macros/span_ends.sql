-- The last day of a time as a planning process writes it: of a week the Sunday, of a month its
-- last. A week or a month without a year that is below the first is in the year after: 48–5.
create or replace macro marts.span_ends(unit, span_first, span_last, of_year) as
    case
        unit
        when 'week'
        then
            marts.week_starts(
                of_year + if(coalesce(span_last < span_first, false), 1, 0), span_last
            )
            + 6
        when 'month'
        then
            last_day(
                marts.span_starts(
                    unit, span_last, of_year + if(coalesce(span_last < span_first, false), 1, 0)
                )
            )
        when 'day'
        then marts.span_starts(unit, span_last, of_year)
    end

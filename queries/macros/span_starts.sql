-- The first day of a time as a planning process writes it: of a week the Monday, of a month the
-- first. `span_first` is a week (48), a month (11, or 202611) or a day (20261130), and null where
-- it goes on since before.
create or replace macro marts.span_starts(unit, span_first, of_year) as
    case
        unit
        when 'week'
        then marts.week_starts(of_year, span_first)
        when 'month'
        then
            make_date(
                if(span_first > 12, divide(span_first, 100), of_year),
                if(span_first > 12, span_first % 100, span_first),
                1
            )
        when 'day'
        then
            make_date(
                divide(span_first, 10000), divide(span_first, 100) % 100, span_first % 100
            )
    end

-- What each period that is left of a year must come to, for a year's count or monthly average to
-- reach its target (M7); zero when it is reached already, null at the year's end.
create or replace macro marts.pace_left(measure, target, ytd_sum, ytd_count, periods_left) as
    case
        when periods_left = 0
        then null
        when measure = 'accumulating_count'
        then greatest(0, (target - coalesce(ytd_sum, 0)) / periods_left)
        when measure = 'monthly_average'
        then
            greatest(
                0, (target * (ytd_count + periods_left) - coalesce(ytd_sum, 0)) / periods_left
            )
    end::decimal(18, 4)

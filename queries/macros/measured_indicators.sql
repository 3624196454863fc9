-- One row per indicator of a board's plan, part of the board (`cost_centre`; null is all of it) and
-- month: what it has come to by its way of measuring (`reached`), the same a year before, and how
-- large a part of the year's target should be reached (`share_of_year`; 1 where it is no count). A
-- value that is not there in time is null: none is taken over from an earlier month (N13).
create or replace macro visible.measured_indicators(of_board, first_period, last_period) as table
    select
        series.indicator,
        series.cost_centre,
        series.year_period,
        series.number,
        series.period,
        series.month_in_year,
        series.value,
        series.actions,
        series.comment,
        series.entered_by,
        series.ytd_sum,
        series.ytd_count,
        series.planned_level,
        series.latest_number,
        series.month_in_year - series.month_in_year % plans.months_apart as due_month,
        due_month > 0 and coalesce(series.latest_month, 0) >= due_month as is_updated,
        case
            when not is_updated
            then null
            when plans.measure = 'monthly_average'
            then (series.ytd_sum / series.ytd_count)::decimal(18, 4)
            when plans.measure <> 'accumulating_count' or plans.reported <> 'month'
            then series.latest
            when series.ytd_count >= divide(due_month, plans.months_apart)
            then series.ytd_sum::decimal(18, 4)
        end as reached,
        case
            when plans.measure = 'monthly_average'
            then (series.ytd_sum_before / nullif(series.ytd_count_before, 0))::decimal(18, 4)
            when plans.measure <> 'accumulating_count' or plans.reported <> 'month'
            then series.latest_before
            when series.ytd_count_before >= divide(due_month, plans.months_apart)
            then series.ytd_sum_before::decimal(18, 4)
        end as reached_before,
        case
            when plans.path = 'steps'
            then 'steps'
            when plans.measure <> 'accumulating_count'
            then 'whole'
            when
                plans.path = 'seasonal'
                and series.year_count_before >= divide(12, plans.months_apart)
                and coalesce(series.year_sum_before, 0) <> 0
            then 'seasonal'
            else 'linear'
        end as by_path,
        case
            by_path
            when 'whole'
            then 1
            when 'steps'
            then 1
            when 'seasonal'
            then
                case
                    when plans.reported = 'month'
                    then series.ytd_sum_before / series.year_sum_before
                    else series.latest_before / series.year_latest_before
                end
            else due_month / 12
        end::decimal(9, 6) as share_of_year
    from visible.indicator_series(of_board, first_period, last_period) as series
    inner join
        visible.judged_plans(of_board) as plans
        on series.indicator = plans.indicator
        and series.year_period = plans.year_period
    where series.period >= first_period

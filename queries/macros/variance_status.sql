-- How a variance stands against the board's own limits; both limits are shares of the budget.
create or replace macro marts.variance_status(variance, budget, watch_share, alarm_share) as
    case
        when variance is null or coalesce(budget, 0) = 0
        then 'not_assessed'
        when variance < -alarm_share * abs(budget)
        then 'off_plan'
        when variance < -watch_share * abs(budget)
        then 'watch'
        else 'on_plan'
    end::main.status

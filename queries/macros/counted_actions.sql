-- One row per action of a board's year that is known at a month: what it is expected to give, what
-- of that is left, and what it has given (Å1, N9). Amounts above zero make the result better.
-- What is left (`remaining`) are the months after the one that the year's forecast is of, which
-- cannot know of them: the latest adopted one's, or else the month itself, of which the forecast is
-- computed. Only of a decided action does it count (`counted`).
create or replace macro visible.counted_actions(
    of_board, of_period, year_start, year_end
) as table
    with

        forecast_months as (

            select coalesce(max(period), of_period) as month
            from visible.adopted_ages(of_board, year_start, of_period)
            where age = 1

        ),

        realised as (

            select
                action,
                sum(realised) as realised,
                count(*)::integer as followed_months
            -- Only of the actions that are seen: they are joined below.
            from marts.action_effect_sayings
            where
                board = of_board
                and counts
                and realised is not null
                and period between year_start and of_period
            group by all

        ),

        known as (

            select
                action,
                cause,
                responsible,
                cost_centre,
                cost_centre_name,
                department,
                effect_per_month,
                from_month,
                to_month,
                status,
                decided_by,
                decided_on,
                answers_level,
                answers,
                answers_name,
                answers_month,
                said_in,
                said_by,
                said_at,
                may_enter,
                status in ('decided', 'ongoing', 'done') as is_decided,
                greatest(from_month, year_start) as first_month,
                least(coalesce(to_month, year_end), year_end) as last_month
            from visible.actions
            where
                board = of_board
                and period = divide(year_start, 100) * 100
                and coalesce(answers_month, year_start) <= of_period

        )

    select
        known.action,
        known.cause,
        known.responsible,
        known.cost_centre,
        known.cost_centre_name,
        known.department,
        known.effect_per_month,
        known.from_month,
        known.to_month,
        known.status,
        known.decided_by,
        known.decided_on,
        known.answers_level,
        known.answers,
        known.answers_name,
        known.answers_month,
        known.said_in,
        known.said_by,
        known.said_at,
        known.may_enter,
        known.is_decided,
        (
            known.effect_per_month
            * marts.months_within(known.first_month, least(known.last_month, of_period))
        )::decimal(18, 2) as expected_ytd,
        (
            known.effect_per_month * marts.months_within(known.first_month, known.last_month)
        )::decimal(18, 2) as expected_year,
        (
            known.effect_per_month
            * marts.months_within(
                greatest(known.first_month, marts.months_before(forecast_months.month, -1)),
                known.last_month
            )
        )::decimal(18, 2) as remaining,
        case when known.is_decided then remaining else 0 end::decimal(18, 2) as counted,
        realised.realised as realised_ytd,
        coalesce(realised.followed_months, 0) as followed_months,
        (known.effect_per_month * coalesce(realised.followed_months, 0))::decimal(
            18, 2
        ) as expected_followed,
        case
            when known.status = 'proposed'
            then 'proposed'
            when known.status = 'stopped'
            then 'stopped'
            when known.from_month > of_period
            then 'not_begun'
            when realised.realised is null
            then 'not_followed'
            when realised.realised < expected_followed
            then 'behind'
            else 'as_expected'
        end as state
    from known
    cross join forecast_months
    left join realised on known.action = realised.action

-- One row per follow-up that a viewer may see one by one, as it stood on the last day of a month:
-- what was done later is not done, and nothing is known of what it showed. A demand, or a day to
-- check again, is open until that has been done.
create or replace macro visible.followups_at(of_board, at_month) as table
    with

        now as (select last_day(make_date(divide(at_month, 100), at_month % 100, 1)) as day)

    select
        followups.period,
        followups.provider_name,
        followups.followup_kind,
        followups.followup_level,
        followups.planned_month,
        if(followups.done_on <= now.day, followups.done_on, null) as done_on,
        if(followups.done_on <= now.day, followups.followup_result, null) as followup_result,
        if(followups.done_on <= now.day, followups.finding, null) as finding,
        if(followups.done_on <= now.day, followups.demand, null) as demand,
        followups.text_is_hidden and followups.done_on <= now.day as text_is_hidden,
        if(followups.done_on <= now.day, followups.recheck_on, null) as recheck_on,
        if(followups.recheck_done_on <= now.day, followups.recheck_done_on, null)
        as recheck_done_on,
        if(followups.reported_month <= at_month, followups.reported_month, null)
        as reported_month,
        followups.reference,
        coalesce(
            (followups.has_demand or followups.recheck_on is not null)
            and followups.done_on <= now.day
            and (followups.recheck_done_on is null or followups.recheck_done_on > now.day),
            false
        ) as demand_is_open,
        coalesce(
            followups.done_on <= now.day
            and followups.recheck_on < now.day
            and (followups.recheck_done_on is null or followups.recheck_done_on > now.day),
            false
        ) as recheck_is_late,
        if(
            coalesce(
                followups.done_on <= now.day
                and followups.recheck_on < now.day
                and (followups.recheck_done_on is null or followups.recheck_done_on > now.day),
                false
            ),
            now.day - followups.recheck_on,
            null
        ) as recheck_days_late
    from visible.provider_followups as followups
    cross join now
    where followups.board = of_board and followups.period <= at_month

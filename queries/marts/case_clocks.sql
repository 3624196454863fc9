-- One row per case and time that a law sets for it: when it began to run, when what it waits for
-- happened (null while it has not), and the last day inside. N10.
-- `clock` is 'opened' (it was decided whether to open an inquiry), 'finished' (an inquiry was),
-- 'carried_out' (a decision was) or 'considered' (care outside the home was; ended_on is then the
-- end of the care, for a list has only the latest consideration). A case that has a row for each of
-- its decisions was reported and inquired into once. `last_day_by_days` counts an inquiry in days.
with

    told as (

        select
            board,
            person,
            cost_centre,
            null::varchar as decision_kind,
            'opened' as clock,
            report_received_on as began_on,
            coalesce(inquiry_opened_on, not_opened_on) as ended_on
        from marts.live_case_events
        union all
        select
            board,
            person,
            cost_centre,
            null as decision_kind,
            'finished' as clock,
            inquiry_opened_on as began_on,
            inquiry_finished_on as ended_on
        from marts.live_case_events
        union all
        select
            board,
            person,
            cost_centre,
            decision_kind,
            'carried_out' as clock,
            decided_on as began_on,
            carried_out_on as ended_on
        from marts.live_case_events
        where decision_kind is not null
        union all
        select
            board,
            person,
            cost_centre,
            null as decision_kind,
            'considered' as clock,
            max(last_considered_on) over (partition by board, person) as began_on,
            care_ended_on as ended_on
        from marts.live_case_events

    ),

    once as (

        select
            board,
            person,
            decision_kind,
            clock,
            began_on,
            max(ended_on) as ended_on,
            min(cost_centre) as cost_centre
        from told
        where began_on is not null
        group by board, person, decision_kind, clock, began_on

    )

select
    once.board,
    once.person,
    once.cost_centre,
    once.decision_kind,
    once.clock,
    once.began_on,
    once.ended_on,
    case
        once.clock
        when 'opened'
        then marts.last_day_inside(once.began_on, 0, boards.clocks.open_days)
        when 'finished'
        then marts.last_day_inside(once.began_on, boards.clocks.inquiry_months, 0)
        when 'carried_out'
        then marts.last_day_inside(once.began_on, boards.clocks.carry_out_months, 0)
        else marts.last_day_inside(once.began_on, boards.clocks.review_months, 0)
    end as last_day,
    case
        once.clock
        when 'finished'
        then marts.last_day_inside(once.began_on, 0, boards.clocks.inquiry_days)
    end as last_day_by_days
from once
inner join raw.boards as boards on once.board = boards.board

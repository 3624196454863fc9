-- One row per control of a year's plan: those of its list, and those whose remark of the year
-- before is carried to it and that the list does not have (`is_carried`), as they were described
-- last. `carried_from` is the latest month that such a remark is of. `department` is its code when
-- the year ended; who may record is in `may_record`.
with

    carried as (

        select
            board, divide(period, 100) * 100 + 100 as period, control, max(period) as carried_from
        from visible.control_carries
        group by all

    ),

    unlisted as (

        select carried.board, carried.period, carried.control, told.period as described_in
        from carried
        inner join
            marts.live_control_plan as told
            on carried.board = told.board
            and carried.control = told.control
            and carried.period > told.period
        anti join
            marts.live_control_plan as listed
            on carried.board = listed.board
            and carried.control = listed.control
            and carried.period = listed.period
        qualify
            row_number() over (
                partition by carried.board, carried.period, carried.control
                order by told.period desc
            )
            = 1

    ),

    planned as (

        select board, period, control, period as described_in
        from marts.live_control_plan
        union all
        select board, period, control, described_in
        from unlisted

    )

select
    planned.board,
    planned.period,
    told.control_area,
    told.number,
    planned.control,
    told.control_goal,
    told.activity,
    told.responsible,
    coalesce(paths.department, told.cost_centre) as department,
    told.method,
    told.volume_number,
    told.volume_share,
    told.volume_text,
    told.occasions_frequency,
    told.occasions_months,
    told.occasions_text,
    told.reported_to,
    told.reported_when,
    carried.carried_from,
    planned.described_in < planned.period as is_carried,
    visible.may('control')
    and visible.sees_cost_centre(planned.board, told.cost_centre) as may_record
from planned
inner join
    marts.live_control_plan as told
    on planned.board = told.board
    and planned.described_in = told.period
    and planned.control = told.control
left join
    carried
    on planned.board = carried.board
    and planned.period = carried.period
    and planned.control = carried.control
left join
    marts.kept_organisation_paths as paths
    on planned.board = paths.board
    and told.cost_centre = paths.code
    and planned.period + 12 between paths.first_month and paths.last_month
where visible.may('figures') and visible.sees(planned.board)

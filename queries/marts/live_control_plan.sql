-- One row per control and year that counts. Where several senders say it, the latest load does.
select
    control_plan.board,
    control_plan.period,
    control_plan.control_area,
    control_plan.number,
    control_plan.control,
    control_plan.control_goal,
    control_plan.activity,
    control_plan.responsible,
    control_plan.cost_centre,
    control_plan.method,
    control_plan.volume_number,
    control_plan.volume_share,
    control_plan.volume_text,
    control_plan.occasions_frequency,
    control_plan.occasions_months,
    control_plan.occasions_text,
    control_plan.reported_to,
    control_plan.reported_when
from staging.control_plan
inner join
    marts.live_coverage
    on control_plan.load_id = live_coverage.load_id
    and control_plan.period = live_coverage.period
    and live_coverage.kind = 'control_plan'
qualify
    row_number() over (
        partition by control_plan.board, control_plan.period, control_plan.control
        order by live_coverage.committed_as desc
    )
    = 1

-- One row per control and occasion with a result that counts, by the control's name in the plan of
-- the year. Where several rows say it, the one that was read last does.
select
    control_results.board,
    control_results.period,
    coalesce(control_names.control, control_results.control) as control,
    control_results.done_on,
    control_results.result,
    control_results.examined,
    control_results.comment,
    control_results.attachment,
    control_results.responsible
from staging.control_results
inner join
    marts.live_coverage
    on control_results.load_id = live_coverage.load_id
    and control_results.period = live_coverage.period
    and live_coverage.kind = 'control_results'
left join
    marts.control_names
    on control_results.board = control_names.board
    and divide(control_results.period, 100) = divide(control_names.period, 100)
    and control_results.control = control_names.said
qualify
    row_number() over (
        partition by
            control_results.board,
            control_results.period,
            coalesce(control_names.control, control_results.control)
        order by live_coverage.committed_as desc, control_results.row_number desc
    )
    = 1

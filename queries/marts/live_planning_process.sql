-- One row per activity of a planning process that counts, or sub-process as a whole, with its first
-- and last day. `from_date` is null of what goes on since before. Where several senders say it,
-- the latest load does.
select
    activities.load_id,
    activities.board,
    activities.period,
    activities.variant,
    activities.process_order,
    activities.sub_process,
    activities.process_activity,
    activities.span_text,
    marts.span_starts(
        activities.span_unit, activities.span_first, divide(activities.period, 100)
    ) as from_date,
    marts.span_ends(
        activities.span_unit,
        activities.span_first,
        activities.span_last,
        divide(activities.period, 100)
    ) as to_date,
    activities.responsible,
    activities.participants,
    activities.object_in,
    activities.object_out,
    activities.decides,
    activities.comment
from staging.planning_process as activities
inner join
    marts.live_coverage
    on activities.load_id = live_coverage.load_id
    and activities.period = live_coverage.period
    and live_coverage.kind = 'planning_process'
qualify
    row_number() over (
        partition by
            activities.board,
            activities.period,
            activities.variant,
            activities.sub_process,
            activities.process_activity,
            activities.span_unit,
            activities.span_first,
            activities.span_last
        order by live_coverage.committed_as desc
    )
    = 1

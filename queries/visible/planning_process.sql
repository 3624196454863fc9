-- One row per activity of the planning process of a board that the viewer sees, or sub-process as a
-- whole. `committed_at` is when it was loaded.
select
    activities.board,
    activities.period,
    activities.variant,
    activities.process_order,
    activities.sub_process,
    activities.process_activity,
    activities.span_text,
    activities.from_date,
    activities.to_date,
    activities.responsible,
    activities.participants,
    activities.object_in,
    activities.object_out,
    activities.decides,
    activities.comment,
    load_states.committed_at
from marts.live_planning_process as activities
inner join marts.load_states on activities.load_id = load_states.load_id
where visible.may('figures') and visible.sees(activities.board)

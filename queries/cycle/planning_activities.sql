-- One row per activity of the planning process in a period's year (A3), or sub-process as a whole
-- where `activity` is null: that year's in $variant, and of the year before in $previous_variant
-- what ends in the year. `from_date` is null of what goes on since before. `state` on $today is
-- past, now or coming; `this_week` is whether any of its days is in the week of $today.
-- Rests on: planning_process
-- Right: figures
-- Parameters: $board, $period, $variant, $previous_variant, $today
with

    chosen as (

        select
            $today::date as today,
            date_trunc('week', $today::date)::date as monday,
            divide($period, 100)::integer as year

    ),

    listed as (

        select
            divide(activities.period, 100)::integer as year,
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
            activities.committed_at,
            chosen.today,
            chosen.monday
        from visible.planning_process as activities
        cross join chosen
        where
            activities.board = $board
            and (
                (activities.period = chosen.year * 100 and activities.variant = $variant)
                or (
                    activities.period = (chosen.year - 1) * 100
                    and activities.variant = $previous_variant
                    and isoyear(activities.to_date) >= chosen.year
                )
            )

    )

select
    year,
    variant,
    process_order,
    sub_process,
    process_activity as activity,
    span_text as weeks,
    from_date,
    to_date,
    case
        when to_date < today then 'past' when from_date > today then 'coming' else 'now'
    end as state,
    to_date >= monday and coalesce(from_date <= monday + 6, true) as this_week,
    responsible,
    participants,
    object_in,
    object_out,
    decides as decided_by,
    comment,
    committed_at
from listed
order by
    process_order,
    sub_process,
    year,
    process_activity is not null,
    coalesce(from_date, to_date),
    to_date,
    process_activity

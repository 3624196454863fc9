-- One row per thing on the calendar of a board that the viewer sees. `about_ends` is the last day
-- of the month that it is about; `last_day` the meeting's day, or the last of its month when the
-- day is not decided; `committed_at` when it was loaded.
select
    live_calendar.board,
    live_calendar.period,
    live_calendar.item,
    live_calendar.item_kind,
    live_calendar.about,
    case
        when live_calendar.about is not null
        then last_day(make_date(divide(live_calendar.about, 100), live_calendar.about % 100, 1))
    end as about_ends,
    live_calendar.handled_as,
    live_calendar.meets_on,
    live_calendar.meets_in,
    coalesce(
        live_calendar.meets_on,
        case
            when live_calendar.meets_in is not null
            then
                last_day(
                    make_date(divide(live_calendar.meets_in, 100), live_calendar.meets_in % 100, 1)
                )
        end
    ) as last_day,
    live_calendar.ready_by,
    live_calendar.responsible,
    live_calendar.to_board,
    live_calendar.to_executive_board,
    live_calendar.to_city_office,
    live_calendar.comment,
    load_states.committed_at
from marts.live_calendar
inner join marts.load_states on live_calendar.load_id = load_states.load_id
where visible.may('figures') and visible.sees(live_calendar.board)

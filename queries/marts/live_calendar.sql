-- One row per thing on a board's calendar that counts. Where several senders say it, the latest
-- load does.
select
    calendar.load_id,
    calendar.board,
    calendar.period,
    calendar.item,
    calendar.item_kind,
    calendar.about,
    calendar.handled_as,
    calendar.meets_on,
    calendar.meets_in,
    calendar.ready_by,
    calendar.responsible,
    calendar.to_board,
    calendar.to_executive_board,
    calendar.to_city_office,
    calendar.comment
from staging.calendar
inner join
    marts.live_coverage
    on calendar.load_id = live_coverage.load_id
    and calendar.period = live_coverage.period
    and live_coverage.kind = 'calendar'
qualify
    row_number() over (
        partition by
            calendar.board,
            calendar.period,
            calendar.item,
            calendar.about,
            calendar.meets_on,
            calendar.meets_in
        order by live_coverage.committed_as desc
    )
    = 1

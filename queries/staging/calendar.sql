-- One row per thing on a board's calendar in an export. A meeting's month is that of its day.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    item,
    item_kind,
    about,
    handled_as,
    meets_on,
    coalesce(year(meets_on)::integer * 100 + month(meets_on)::integer, meets_in) as meets_in,
    ready_by,
    responsible,
    to_board = 'yes' as to_board,
    to_executive_board = 'yes' as to_executive_board,
    to_city_office = 'yes' as to_city_office,
    comment
from raw.calendar

-- Stores the calendar that an export holds.
-- Right: load
-- Parameters: $load_id, $board
insert into raw.calendar by name
select
    $load_id::integer as load_id,
    $board as board,
    sheet,
    row_number,
    period,
    item,
    item_kind,
    about,
    handled_as,
    meets_on,
    meets_in,
    ready_by,
    responsible,
    to_board,
    to_executive_board,
    to_city_office,
    comment
from incoming_calendar

-- One row per time that someone has set a status by hand, or taken it back (M6).
select board, period, about, key, event, status, reason, computed, author, set_at
from raw.manual_statuses
where visible.may('figures') and visible.sees(board)

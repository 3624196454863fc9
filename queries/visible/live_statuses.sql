-- One row per status that is set by hand and counts: of one month only, and never the next (N13).
select board, period, about, key, status, reason, author, set_at
from raw.manual_statuses
where visible.may('figures') and visible.sees(board)
qualify
    row_number() over (partition by board, period, about, key order by set_at desc) = 1
    and event = 'set'

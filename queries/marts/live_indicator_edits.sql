-- One row per value of an indicator that someone has entered in the page and that counts.
select board, period, indicator, cost_centre, value, actions, comment, author, edited_at
from staging.indicator_edits
qualify
    row_number() over (partition by board, period, indicator, cost_centre order by edited_at desc)
    = 1
    and event = 'entered'

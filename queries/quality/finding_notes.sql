-- One row per finding that someone has said something about: what was said last.
-- Right: sign or steps
-- Parameters: $board, $period
select
    rule,
    subject,
    arg_max(state, noted_at) as state,
    arg_max(owner, noted_at) as owner,
    arg_max(reason, noted_at) as reason,
    arg_max(author, noted_at) as author,
    max(noted_at) as noted_at
from visible.finding_notes
where board = $board and period = $period
group by all

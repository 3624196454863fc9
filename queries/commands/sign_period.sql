-- Notes that a period has been signed off, or opened again.
-- Right: sign
-- Parameters: $board, $period, $event, $open_findings, $reason, $author, $now
insert into raw.period_sign_offs (
    board, period, event, open_findings, reason, author, happened_at
)
values ($board, $period, $event, $open_findings, $reason, $author, $now)

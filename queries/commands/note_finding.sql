-- Notes who owns a finding, or why it is accepted or mended. Earlier notes are kept.
-- Right: sign
-- Parameters: $board, $period, $rule, $subject, $state, $owner, $reason, $author, $now
insert into raw.finding_notes (
    board, period, rule, subject, state, owner, reason, author, noted_at
)
values ($board, $period, $rule, $subject, $state, $owner, $reason, $author, $now)

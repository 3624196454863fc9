-- Notes that someone has chosen how a part's yearly budget is spread, or taken a choice back.
-- Right: budget
-- Parameters: $board, $year_start, $department, $unit, $account_group, $event, $profile, $reason,
-- $author, $now
insert into raw.budget_profiles by name
select
    coalesce(max(choice_id), 0) + 1 as choice_id,
    $board as board,
    $year_start::integer as year_start,
    $department as department,
    $unit as unit,
    $account_group as account_group,
    $event as event,
    $profile as profile,
    $reason as reason,
    $author as author,
    $now::timestamp as decided_at
from raw.budget_profiles

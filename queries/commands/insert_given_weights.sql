-- Keeps the twelve weights of the board's latest choice of profile, the same for all of the part.
-- Right: budget
-- Parameters: $board, $weights
insert into raw.budget_weights by name
select
    max(choice_id) as choice_id, 'given' as basis, $weights::decimal(18, 2)[] as weights
from raw.budget_profiles
where board = $board

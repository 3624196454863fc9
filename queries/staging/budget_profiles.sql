-- One row per time someone has chosen how a yearly budget is spread over the months, or taken a
-- choice back.
select
    choice_id,
    board,
    year_start,
    department,
    unit,
    account_group,
    event,
    profile,
    reason,
    author,
    decided_at
from raw.budget_profiles

-- One row per action of a board's year that is known at a month, those that count first and the
-- largest effect first: what it is expected to give (Å1), what it has given where somebody has said
-- so (N9), and what of it counts against the forecast. `expected_followed` is what was expected of
-- the months that `realised_ytd` is of. `state` is proposed, stopped, not_begun, not_followed,
-- behind or as_expected. Amounts above zero make the result better.
-- Rests on: actions, action_effects
-- Right: figures
-- Parameters: $board, $period, $year_start, $year_end
select
    action,
    cause,
    responsible,
    cost_centre,
    cost_centre_name,
    department,
    effect_per_month,
    from_month,
    to_month,
    status,
    decided_by,
    decided_on,
    answers_level,
    answers,
    answers_name,
    answers_month,
    expected_ytd,
    expected_year,
    remaining,
    counted,
    realised_ytd,
    followed_months,
    expected_followed,
    state,
    is_decided,
    said_in,
    said_by,
    said_at,
    may_enter
from visible.counted_actions($board, $period, $year_start, $year_end)
order by is_decided desc, status = 'proposed' desc, counted desc, expected_year desc, action

-- One row per indicator of a board's plan in a month: how it stands, by which rule, and its
-- numbers.
-- `$indicators` may be supposed to have come to `$reached` instead (N12); null is what there is.
-- Rests on: goal_plan, indicator_values
-- Right: figures
-- Parameters: $board, $period, $indicators, $reached
select
    area,
    council_goal,
    council_goal_name,
    board_goal,
    board_goal_name,
    threshold,
    indicator,
    weight,
    measure,
    direction,
    measured_in,
    baseline_text,
    target_text,
    target_kind,
    source_of_values,
    responsible,
    responsible_part,
    responsible_part_name,
    computed_as,
    kpi,
    months_apart,
    value,
    actions,
    comment,
    entered_by,
    reached,
    reached_before,
    reached_month_before,
    status_month_before,
    required_low,
    required_high,
    watch_low,
    watch_high,
    is_strict,
    shortfall,
    rule_kind,
    months_old,
    watch_share,
    needed_pace,
    computed,
    status,
    manual_reason,
    manual_author,
    manual_at,
    rule
from
    visible.indicator_statuses(
        $board, $period, map($indicators::varchar[], $reached::decimal(18, 4)[])
    )
order by council_goal, board_goal, indicator

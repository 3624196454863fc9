-- One row per board, period, level, node and case type (null for all types) that the viewer sees.
-- What must not be shown is null and `suppressed`, but for those who may see small numbers (N11).
select
    board,
    period,
    level,
    department,
    unit,
    name,
    case_type,
    case when visible.may('small_numbers') or not suppressed then people end as people,
    suppressed and not visible.may('small_numbers') as suppressed
from marts.kept_case_counts
where
    visible.may('figures')
    and visible.sees(board)
    and (
        struct_extract(visible.viewer(), 'departments') is null
        or coalesce(
            list_contains(struct_extract(visible.viewer(), 'departments'), department), false
        )
    )

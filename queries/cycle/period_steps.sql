-- One row per activity of a month and department that signs it (null: the board as a whole), in the
-- order of the steps (A3): what is signed by whom and when, what its checks had left then and why
-- it was signed all the same, and what they have left now. `changed_since`: something that touches
-- the month has been loaded or undone after it was signed. $checks is what the checks say, as text;
-- null is not known, and then nobody knows `open_now`.
-- Right: figures
-- Parameters: $board, $period, $checks
with

    left_now as (

        select activity, department, sum(undone)::integer as undone
        from visible.step_checks($board, $period, $checks::varchar)
        where $checks::varchar is not null
        group by all

    )

select
    steps.step,
    steps.activity,
    steps.words,
    steps.responsible,
    steps.sign_off,
    steps.department,
    steps.department_name,
    steps.is_signed,
    steps.changed_since,
    steps.signed_by,
    steps.signed_at,
    steps.open_then,
    steps.findings_then,
    steps.reason,
    case
        when steps.may_sign and $checks::varchar is not null then coalesce(left_now.undone, 0)
    end as open_now,
    steps.may_sign
from visible.period_steps($board, $period) as steps
left join
    left_now
    on steps.activity = left_now.activity
    and steps.department is not distinct from left_now.department
order by steps.position, steps.department nulls first

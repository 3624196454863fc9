-- What one memory knows of a series after one more month: a level (total over normal), the squared
-- errors of saying each month beforehand, and the usual error. `kept` is how much of the past
-- stays.
-- One month moves the level by at most three usual errors (3,75 mean absolute errors), so that a
-- one-off does no harm. The first year only teaches.
create or replace macro marts.remembered(memory, seen_month, months_before, kept) as {
    'total': kept * memory.total + case
        when months_before < 12
        then seen_month.amount
        else
            seen_month.normal * memory.total / greatest(memory.normal, 1e-9)
            + greatest(
                -3.75 * memory.usual_error,
                least(
                    3.75 * memory.usual_error,
                    seen_month.amount
                    - seen_month.normal * memory.total / greatest(memory.normal, 1e-9)
                )
            )
    end,
    'normal': kept * memory.normal + seen_month.normal,
    'squared_errors': case
        when months_before < 12
        then 0
        else
            memory.squared_errors + pow(
                seen_month.amount
                - seen_month.normal * memory.total / greatest(memory.normal, 1e-9),
                2
            )
    end,
    'usual_error': case
        when months_before = 0
        then 0
        else
            memory.usual_error
            + (
                abs(
                    seen_month.amount
                    - seen_month.normal * memory.total / greatest(memory.normal, 1e-9)
                )
                - memory.usual_error
            )
            / least(months_before, 10)
    end
}

-- One row per step of a month, in order (A3): how many activities are signed of how many, counted
-- once for each department that signs, which departments something of it waits for, how much waits
-- for the board as a whole, how much was signed before the month was loaded anew, and as what the
-- first that waits is signed (`waits_for`), of a department if one waits.
-- Right: figures
-- Parameters: $board, $period
select
    step,
    count(*) as asked,
    count(*) filter (where is_signed) as signed,
    count(distinct department) filter (where not is_signed) as waiting_departments,
    count(*) filter (where not is_signed and department is null) as waiting_board,
    count(*) filter (where changed_since) as changed,
    coalesce(
        arg_min(sign_off, position) filter (where not is_signed and department is not null),
        arg_min(sign_off, position) filter (where not is_signed)
    ) as waits_for
from visible.period_steps($board, $period)
group by step
order by min(position)

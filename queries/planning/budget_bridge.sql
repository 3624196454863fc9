-- One row per department and step from last year's budget to this year's, then the same of the
-- whole (E10, N21): the frame that it had, each cause with what it changes, largest first, what no
-- cause explains, and the new frame. The first three kinds sum to the last, to the öre.
-- `step` is 'previous', 'cause', 'unexplained' or 'budget'; `department` is null for the whole.
-- Costs are negative: a cause below zero is a budget for more net cost. Which the causes are is
-- said by visible.placed_causes. There are no rows without a budget for both years.
-- Right: figures
-- Parameters: $board, $year_start, $year_end, $organised_on
with

    frames as (

        select
            department,
            max(department_name) as name,
            coalesce(sum(amount) filter (where month < $year_start), 0) as previous,
            coalesce(sum(amount) filter (where month >= $year_start), 0) as budget
        from visible.placed_positions($board, $year_start - 100, $year_end, $organised_on::date)
        where value_type = 'budget'
        group by department

    ),

    causes as (

        select department, cause, amount
        from visible.placed_causes($board, $year_start, $year_end, $organised_on::date)

    ),

    explained as (select department, sum(amount) as amount from causes group by department),

    steps as (

        select
            department, 1 as place, 'previous' as step, null::varchar as cause, previous as amount
        from frames
        union all
        select department, 2 as place, 'cause' as step, cause, amount
        from causes
        union all
        select
            frames.department,
            3 as place,
            'unexplained' as step,
            null::varchar as cause,
            frames.budget - frames.previous - coalesce(explained.amount, 0) as amount
        from frames
        left join explained using (department)
        union all
        select department, 4 as place, 'budget' as step, null::varchar as cause, budget as amount
        from frames

    ),

    summed as (

        select
            department,
            grouping(department) as of_all,
            place,
            step,
            min(cause) as cause,
            sum(amount)::decimal(18, 2) as amount
        from steps
        group by
            grouping sets ((department, place, step, lower(cause)), (place, step, lower(cause)))

    )

select
    summed.department,
    case when summed.of_all = 0 then coalesce(frames.name, summed.department) end as name,
    summed.step,
    summed.cause,
    summed.amount
from summed
inner join visible.budgeted_years($board, $year_start, $year_end) as budgeted on budgeted.both
left join frames on summed.department = frames.department
order by summed.of_all, summed.department, summed.place, abs(summed.amount) desc, summed.cause

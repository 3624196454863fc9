-- One row per grant and reclaim of a year, then what they come to by kind and by whether the
-- budget counts on them, by kind, and in all. E11. `low` and `high` are the ends of a range, the
-- same where it is one amount, and of sums the sum of each; `text` is how it was written.
-- grant_kind is 'grant' or 'reclaim'. row_kind is 'grant' (a single one of either kind),
-- 'in_budget' (of a kind, those with that answer), 'kind' or 'total'. They are of the whole
-- board: nobody who sees but some of its departments sees them.
-- Rests on: grants
-- Right: figures
-- Parameters: $board, $year_start
with

    found as (

        select
            grant_kind,
            name,
            in_budget,
            is_targeted,
            goal,
            expected_low,
            expected_high,
            expected_text
        from visible.grants
        where board = $board and period = divide($year_start, 100) * 100

    )

select
    case
        grouping(grant_kind, in_budget, name)
        when 0
        then 'grant'
        when 1
        then 'in_budget'
        when 3
        then 'kind'
        else 'total'
    end as row_kind,
    grant_kind,
    name,
    in_budget,
    case when row_kind = 'grant' then bool_or(is_targeted) end as is_targeted,
    case when row_kind = 'grant' then any_value(goal) end as goal,
    sum(expected_low) as low,
    sum(expected_high) as high,
    case when row_kind = 'grant' then any_value(expected_text) end as text,
    count(*)::integer as grant_count
from found
group by grouping sets ((grant_kind, in_budget, name), (grant_kind, in_budget), (grant_kind), ())
having count(*) > 0
order by
    grouping(grant_kind),
    grant_kind,
    grouping(in_budget),
    in_budget desc,
    grouping(name),
    high desc,
    name

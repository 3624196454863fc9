-- Lets the load of the values count, in every month and year that it has.
-- Parameters: $board
insert into raw.coverage by name
select
    1 as load_id,
    $board as board,
    'egenkontroll' as source,
    kind,
    period,
    sum(row_count)::integer as row_count,
    0 as amount
from marts.record_counts
group by all

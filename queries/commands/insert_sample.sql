-- Keeps how a sample is drawn, numbered after the last.
-- Right: control
-- Parameters: $board, $purpose, $drawn_from, $file_name, $amount_header, $first_period,
-- $last_period, $account_group, $department, $cost_centre, $search, $at_least, $departments,
-- $method, $asked_percent, $asked_rows, $strata, $seed, $population_rows, $population_sum,
-- $population_absolute, $fingerprint, $load_ids, $drawn_rows, $author, $now
insert into raw.samples by name
select
    coalesce(max(sample_id), 0) + 1 as sample_id,
    $board as board,
    $purpose as purpose,
    $drawn_from as drawn_from,
    $file_name as file_name,
    $amount_header as amount_header,
    $first_period::integer as first_period,
    $last_period::integer as last_period,
    $account_group as account_group,
    $department as department,
    $cost_centre as cost_centre,
    $search as search,
    $at_least::decimal(18, 2) as at_least,
    $departments::varchar[] as departments,
    $method as method,
    $asked_percent::decimal(7, 4) as asked_percent,
    $asked_rows::integer as asked_rows,
    $strata::integer as strata,
    $seed as seed,
    $population_rows::bigint as population_rows,
    $population_sum::decimal(18, 2) as population_sum,
    $population_absolute::decimal(18, 2) as population_absolute,
    $fingerprint as fingerprint,
    $load_ids::integer[] as load_ids,
    $drawn_rows::integer as drawn_rows,
    $author as author,
    $now::timestamp as drawn_at
from raw.samples

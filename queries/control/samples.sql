-- One row per sample of a board that the viewer may see, latest first: what it was drawn from and
-- how, and how many rows it has (K4).
-- Rests on: ledger
-- Right: control
-- Parameters: $board
select
    sample_id,
    purpose,
    drawn_from,
    file_name,
    amount_header,
    first_period,
    last_period,
    account_group,
    department,
    cost_centre,
    search,
    at_least,
    departments,
    method,
    asked_percent,
    asked_rows,
    strata,
    seed,
    population_rows,
    population_sum,
    population_absolute,
    fingerprint,
    load_ids,
    author,
    drawn_at,
    drawn_rows
from visible.samples
where board = $board
order by sample_id desc

-- One row per sample of a board that the viewer may see, latest first: what it was drawn from and
-- how, and how many rows it has (K4).
-- Rests on: ledger
-- Right: control
-- Parameters: $board
with

    drawn as (

        select sample_id, count(*)::integer as drawn_rows
        from visible.sampled_rows
        where board = $board
        group by all

    )

select
    samples.sample_id,
    samples.purpose,
    samples.drawn_from,
    samples.file_name,
    samples.amount_header,
    samples.first_period,
    samples.last_period,
    samples.account_group,
    samples.department,
    samples.cost_centre,
    samples.search,
    samples.at_least,
    samples.departments,
    samples.method,
    samples.asked_percent,
    samples.asked_rows,
    samples.strata,
    samples.seed,
    samples.population_rows,
    samples.population_sum,
    samples.population_absolute,
    samples.fingerprint,
    samples.load_ids,
    samples.author,
    samples.drawn_at,
    coalesce(drawn.drawn_rows, 0) as drawn_rows
from visible.samples
left join drawn on samples.sample_id = drawn.sample_id
where samples.board = $board
order by samples.sample_id desc

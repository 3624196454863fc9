-- One row per sample that somebody has drawn, for those who see every row that it was drawn from.
select
    sample_id,
    board,
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
    drawn_rows,
    author,
    drawn_at
from raw.samples
where
    visible.may('control')
    and visible.may('details')
    and visible.sees(board)
    and (
        visible.sees_whole_board(board)
        or coalesce(
            list_has_all(struct_extract(visible.viewer(), 'departments'), departments), false
        )
    )

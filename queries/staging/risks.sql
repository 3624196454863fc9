-- One row per risk and assessment in an export.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    process_area,
    risk,
    likelihood,
    consequence,
    existing_measures,
    new_measures,
    responsible,
    cost_centre,
    handled_in
from raw.risks

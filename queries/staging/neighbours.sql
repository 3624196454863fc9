-- One row per key figure of a municipality and year in an export.
select
    load_id,
    board,
    sheet,
    row_number,
    period,
    kpi,
    kpi_name,
    municipality,
    gender,
    value,
    retrieved_on
from raw.neighbours

-- One row per key figure of a municipality, year and gender.
select board, period, kpi, kpi_name, municipality, gender, value, retrieved_on
from marts.live_neighbours
where visible.may('figures') and visible.sees(board)

-- One row per stored amount of a sheet of a load, in the file's order, as SEK debit positive.
-- Right: load
-- Parameters: $load_id, $sheet
select row_number, column_name, account, - amount as amount
from staging.amounts
where load_id = $load_id and coalesce(sheet, '') = $sheet
order by row_number, column_name

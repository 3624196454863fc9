-- One row per total that a file of the year's or the year before's budget states wrongly.
-- E10. Stated and summed stand as in the file: costs positive.
-- Right: figures
-- Parameters: $board, $year_start, $year_end
with

    budget_loads as (

        select load_id
        from visible.live_coverage
        where
            board = $board
            and kind = 'budget'
            and marts.counted_month(period) between $year_start - 100 and $year_end
        group by all

    )

select
    loads.load_id,
    loads.file_name,
    control_totals.row_number,
    control_totals.label,
    control_totals.stated,
    control_totals.summed
from budget_loads
inner join visible.loads using (load_id)
inner join visible.control_totals using (load_id)
where control_totals.kind = 'budget' and control_totals.stated <> control_totals.summed
order by loads.load_id, control_totals.row_number

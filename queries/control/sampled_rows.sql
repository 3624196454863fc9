-- One row per row of a sample in the order that it was drawn, as it was then (K4). `still_counts`
-- says whether its file still counts in its period.
-- Rests on: ledger
-- Right: control
-- Parameters: $board, $sample
select
    ordinal,
    load_id,
    file_name,
    sheet,
    row_number,
    column_name,
    period,
    booked_on,
    voucher,
    description,
    text_is_hidden,
    cost_centre,
    account,
    counterparty,
    amount,
    stratum,
    hits,
    still_counts
from visible.sampled_rows
where board = $board and sample_id = $sample
order by ordinal

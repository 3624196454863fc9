-- One row per row of a sample, as it was when it was drawn: also when its load no longer counts
-- (`still_counts`). Of a row that a rule for retention has let go of, and of a list, only its place
-- and amount are left. A text that may tell of people is hidden until the viewer has asked for it.
with

    live_ledgers as (

        select load_id, board, period from marts.live_coverage where kind = 'ledger' group by all

    )

select
    sampled_rows.sample_id,
    samples.board,
    sampled_rows.ordinal,
    sampled_rows.load_id,
    loads.file_name,
    sampled_rows.sheet,
    sampled_rows.row_number,
    sampled_rows.column_name,
    sampled_rows.period,
    amounts.booked_on,
    amounts.voucher,
    case
        when
            visible.may('texts')
            or (amounts.account is not null and private_accounts.account is null)
        then amounts.description
    end as description,
    not visible.may('texts')
    and amounts.description is not null
    and (amounts.account is null or private_accounts.account is not null) as text_is_hidden,
    amounts.cost_centre,
    amounts.account,
    amounts.counterparty,
    sampled_rows.amount,
    sampled_rows.stratum,
    sampled_rows.hits,
    live_ledgers.load_id is not null as still_counts
from raw.sampled_rows
inner join visible.samples on sampled_rows.sample_id = samples.sample_id
left join raw.loads on sampled_rows.load_id = loads.load_id
left join
    raw.amounts
    on sampled_rows.load_id = amounts.load_id
    and sampled_rows.row_number = amounts.row_number
    and sampled_rows.sheet is not distinct from amounts.sheet
    and sampled_rows.column_name is not distinct from amounts.column_name
    and sampled_rows.period = amounts.period
    and amounts.kind = 'ledger'
left join
    marts.private_accounts
    on samples.board = private_accounts.board
    and amounts.account = private_accounts.account
left join
    live_ledgers
    on sampled_rows.load_id = live_ledgers.load_id
    and samples.board = live_ledgers.board
    and sampled_rows.period = live_ledgers.period
where sampled_rows.load_id is null or visible.sees_cost_centre(samples.board, amounts.cost_centre)

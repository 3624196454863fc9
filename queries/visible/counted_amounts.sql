-- One row per amount of an export and period in which it counts, which the viewer sees by itself.
-- A text that may tell of people is hidden until the viewer has asked to see such texts.
select
    counted_amounts.load_id,
    counted_amounts.board,
    counted_amounts.kind,
    counted_amounts.value_type,
    counted_amounts.sheet,
    counted_amounts.row_number,
    counted_amounts.column_name,
    counted_amounts.period,
    counted_amounts.cost_centre,
    counted_amounts.account,
    counted_amounts.activity_code,
    counted_amounts.counterparty,
    counted_amounts.project,
    counted_amounts.voucher,
    counted_amounts.booked_on,
    case
        when
            visible.may('texts')
            or (counted_amounts.account is not null and private_accounts.account is null)
        then counted_amounts.description
    end as description,
    not visible.may('texts')
    and counted_amounts.description is not null
    and (counted_amounts.account is null or private_accounts.account is not null) as text_is_hidden,
    counted_amounts.reason,
    counted_amounts.amount,
    counted_amounts.amount_text
from marts.counted_amounts
left join
    marts.private_accounts
    on counted_amounts.board = private_accounts.board
    and counted_amounts.account = private_accounts.account
where
    visible.may('figures')
    and visible.may('details')
    and visible.sees_cost_centre(counted_amounts.board, counted_amounts.cost_centre)

-- What tells a voucher row from all others, as one text: its period, its place in its file, its
-- codes, its voucher and its amount in whole öre. Samples are drawn, and populations recognised, by
-- it (docs/sampling.md).
create or replace macro marts.row_key_of(
    period, sheet, row_number, column_name, account, cost_centre, voucher, amount
) as
    concat_ws(
        '|',
        period::varchar,
        coalesce(sheet, ''),
        lpad(row_number::varchar, 9, '0'),
        coalesce(column_name, ''),
        coalesce(account, ''),
        coalesce(cost_centre, ''),
        coalesce(voucher, ''),
        (amount * 100)::bigint::varchar
    )

-- One row per line of a ledger as a text file; every other amount has its thousands apart.
-- Parameters: $periods, $row_count, $scattered
select
    concat_ws(
        ';',
        period,
        cost_centre,
        activity_code,
        account,
        counterparty,
        coalesce(project, ''),
        activity,
        '',
        voucher,
        booked_on,
        description,
        case when amount < 0 then '-' else '' end
        || case
            when row_number % 2 = 0
            then trunc(abs(amount))::bigint::varchar
            else replace(format('{:,}', trunc(abs(amount))::bigint), ',', chr(160))
        end
        || ','
        || lpad((abs(amount) * 100 % 100)::integer::varchar, 2, '0')
    ) as line
from made_up_rows(1, $periods, $row_count, $scattered)
order by row_number

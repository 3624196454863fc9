-- One row per sum that a file states, as SEK debit positive; null where it is no amount.
-- Right: load
-- Parameters: $sign, $decimal_mark, $sek_per_unit
select
    place,
    (
        case when $sign = 'ledger' then 1 else -1 end
        * staging.to_whole_ore(staging.amount_in_sek(amount_text, $decimal_mark, $sek_per_unit))
    )::decimal(18, 2) as amount
from incoming_stated
order by place

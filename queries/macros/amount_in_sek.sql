-- The exact SEK that an amount cell stands for in its file's unit; null when it is no amount.
create or replace macro staging.amount_in_sek(amount_text, decimal_mark, sek_per_unit) as
    staging.parse_amount(amount_text, decimal_mark) * sek_per_unit::decimal(7, 0)

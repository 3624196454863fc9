-- An amount as text in a file's unit, as SEK to the öre; null when it is none, or not
-- whole öre.
-- Spreadsheets divide a year by twelve and store the rest of it, so their amounts may
-- be rounded.
create or replace macro staging.amount_in_sek(amount_text, decimal_mark, sek_per_unit, rounded) as
    case
        when
            rounded
            or (
                try_cast(staging.parse_amount(amount_text, decimal_mark) as decimal(24, 6))
                * sek_per_unit::decimal(7, 0)
            )
            * 100
            % 1
            = 0
        then
            try_cast(
                try_cast(staging.parse_amount(amount_text, decimal_mark) as decimal(24, 6))
                * sek_per_unit::decimal(7, 0) as decimal(18, 2)
            )
    end

-- An amount cell as plain digits, "(1 234,50)" as "-1234.50"; null when it is not an amount.
-- Thousands may be parted by blanks (also no-break and thin), apostrophes or whichever of comma and
-- point is not the decimal mark, but only in groups of three. Costs below zero may have a minus
-- (also U+2212 or a dash) before or after, or parentheses. A unit of kronor may follow, no percent.
create or replace macro staging.amount_as_written(amount_text, decimal_mark) as
    case
        when
            regexp_full_match(
                case
                    when decimal_mark = ','
                    then amount_text
                    when decimal_mark = '.'
                    then translate(amount_text, '.,', ',.')
                end,
                -- The blanks, then: sign and number; number and sign; or parentheses; then blanks.
                '[ \x{a0}\x{202f}\x{2009}]*(?i:'
                || '[-+\x{2212}\x{2013}]?[ \x{a0}\x{202f}\x{2009}]*'
                || '(?:[0-9]+(?:,[0-9]+)?|,[0-9]+'
                || '|[0-9]{1,3}(?:(?:[ \x{a0}\x{202f}\x{2009}][0-9]{3})+|(?:\.[0-9]{3})+'
                || '|(?:[''\x{2019}][0-9]{3})+)(?:,[0-9]+)?)'
                || '(?:[ \x{a0}\x{202f}\x{2009}]*(?:kr\.?|kronor|sek))?'
                || ')[ \x{a0}\x{202f}\x{2009}]*'
            )
        then 1
    end

-- An amount cell in plain digits: "(1 234,50 kr)" is "-1234.50"; null when it is not an amount.
-- Thousands may be parted by blanks, apostrophes or whichever of comma and point is not the
-- decimal mark, in groups of three only. Less than zero is a minus before or after, or
-- parentheses.
-- No percent and no lone dash: whether "-" means zero or missing, staging.is_blank_amount asks.
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
                -- N: a number, with one kind of groups or none, or only decimals. K:
                -- the currency.
                -- M: a minus, also U+2212 and en dash. _: a blank, also no-break and thin.
                replace(
                    replace(
                        replace(
                            replace(
                                '_*(?:(?:\+|M)?_*N(?:_*K)?|NM(?:_*K)?|\(_*N(?:_*K)?_*\))_*',
                                'N',
                                '(?:[0-9]{1,3}(?:(?:_[0-9]{3})+|(?:\.[0-9]{3})+|(?:[''’][0-9]{3})+)'
                                || '(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?|,[0-9]+)'
                            ),
                            'K',
                            '(?i:kr|kronor|sek)'
                        ),
                        'M',
                        '[-\x{2212}\x{2013}]'
                    ),
                    '_',
                    '[ \x{a0}\x{202f}\x{2009}]'
                )
            )
        then
            case when regexp_matches(amount_text, '[-(\x{2212}\x{2013}]') then '-' else '' end
            || replace(
                regexp_replace(
                    amount_text,
                    case when decimal_mark = ',' then '[^0-9,]+' else '[^0-9.]+' end,
                    '',
                    'g'
                ),
                ',',
                '.'
            )
    end

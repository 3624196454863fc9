-- Whether an amount cell holds nothing: empty, blanks, or a dash alone. What a dash means, zero or
-- missing, is a choice in how the file is read.
create or replace macro staging.is_blank_amount(amount_text) as
    coalesce(
        regexp_full_match(
            amount_text,
            '[ \x{a0}\x{202f}\x{2009}]*[-\x{2212}\x{2013}\x{2014}]?[ \x{a0}\x{202f}\x{2009}]*'
        ),
        true
    )

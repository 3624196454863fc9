-- SEK rounded to the öre; null when there are too many.
-- From eighteen digits it is three times faster than from more, and nearly all amounts have less.
create or replace macro staging.to_whole_ore(exact_amount) as
    coalesce(
        try_cast(try_cast(exact_amount as decimal(18, 6)) as decimal(18, 2)),
        try_cast(exact_amount as decimal(18, 2))
    )

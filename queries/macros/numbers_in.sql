-- The whole numbers of a text in their order, to sort "2" before "10" and "1.9" before "1.10".
create or replace macro marts.numbers_in(words) as
    list_transform(
        regexp_extract_all(words, '\d+'), lambda digits: try_cast(digits as bigint)
    )

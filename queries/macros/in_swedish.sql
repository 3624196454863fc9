-- A number as it is written in Swedish, with at most two decimals: −1 234,5.
create or replace macro marts.in_swedish(number) as
    translate(
        regexp_replace(format('{:,.2f}', number::double), '\.?0+$', ''),
        ',.-',
        concat(chr(160), ',', chr(8722))
    )

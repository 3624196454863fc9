-- Whether a number of cases may be told to those who may not see small numbers (N11).
create or replace macro marts.is_sound(cases, small_number) as
    cases = 0 or cases >= small_number

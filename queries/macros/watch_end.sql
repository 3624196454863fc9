-- Where a smaller deviation ends, as far outside what is required as a share of it allows (negative
-- below); around nought, where a share is nothing, it is as far out again. Null when all is
-- allowed.
create or replace macro marts.watch_end(required, high_fixed, allowed_share) as
    case
        when high_fixed is not null
        then required * 2
        else required::double + abs(required::double) * allowed_share::double
    end::decimal(18, 4)

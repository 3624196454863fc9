-- One row: how many rows of a load repeat an earlier row of it in every respect but place.
-- Right: load
-- Parameters: $load_id
with

    likenesses as (

        select
            hash(
                kind,
                period,
                basis,
                cost_centre,
                account,
                activity_code,
                counterparty,
                project,
                activity,
                object,
                voucher,
                booked_on,
                description,
                amount
            ) as likeness
        from raw.amounts
        where load_id = $load_id

    )

select count(*) - count(distinct likeness) as repeated_rows
from likenesses

-- One row per code of a load that the organisation or account plan lacks, or no earlier load used.
-- Amounts are debit positive. A record may name a unit or department, which no amount is booked on:
-- its codes are told when the plan lacks them, never for being new.
-- Right: load
-- Parameters: $load_id, $board
with

    used as (

        select
            'cost_centre' as field,
            cost_centre as code,
            count(*) as row_count,
            - sum(amount) as amount,
            false as of_records
        from staging.amounts
        where load_id = $load_id and cost_centre is not null
        group by all
        union all
        select
            'account' as field,
            account as code,
            count(*) as row_count,
            - sum(amount) as amount,
            false as of_records
        from staging.amounts
        where load_id = $load_id and account is not null
        group by all
        union all
        select
            'cost_centre' as field,
            cost_centre as code,
            sum(row_count)::bigint as row_count,
            sum(amount) as amount,
            true as of_records
        from marts.record_counts
        where load_id = $load_id and cost_centre is not null
        group by all

    ),

    planned as (

        select 'cost_centre' as field, code
        from marts.kept_organisation_paths
        where board = $board
        group by all
        union all
        select 'account' as field, account as code
        from marts.kept_account_paths
        where board = $board and in_plan
        group by all

    ),

    seen as (

        select 'cost_centre' as field, cost_centre as code
        from marts.positions
        where board = $board
        group by all
        union all
        select 'account' as field, account as code
        from marts.positions
        where board = $board
        group by all

    )

select
    used.field,
    used.code,
    used.row_count,
    used.amount,
    planned.code is not null as in_plan,
    seen.code is not null or used.of_records as seen_before
from used
left join planned using (field, code)
left join seen using (field, code)
where planned.code is null or (seen.code is null and not used.of_records)
order by used.field, used.code

-- Must be empty: one row per load whose stored rows are not those that it covers.
-- Right: operate
with

    stored as (

        select load_id, count(*) as row_count
        from raw.amounts
        group by all
        union all
        select load_id, count(*) as row_count
        from raw.organisation
        group by all
        union all
        select load_id, count(*) as row_count
        from raw.accounts
        group by all
        union all
        select load_id, count(*) as row_count
        from raw.cases
        group by all
        union all
        select load_id, sum(row_count) as row_count
        from marts.record_counts
        group by all

    ),

    stored_rows as (select load_id, sum(row_count) as row_count from stored group by all),

    covered_rows as (select load_id, sum(row_count) as row_count from raw.coverage group by all)

select load_id, stored_rows.row_count as stored_rows, covered_rows.row_count as covered_rows
from stored_rows
full join covered_rows using (load_id)
where stored_rows.row_count is distinct from covered_rows.row_count

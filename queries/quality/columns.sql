-- One row per column of the store's tables and views, in the order they were defined.
-- Right: any
select
    schema_name || '.' || table_name as relation,
    column_name as name,
    lower(data_type) as type,
    not is_nullable as required
from duckdb_columns()
where schema_name in ('raw', 'staging', 'marts')
order by relation, column_index

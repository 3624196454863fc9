-- One row: what a population comes to, in öre, and its fingerprint. `population` names a relation
-- (row_key, load_id, ore). The fingerprint is SHA-256 of all keys in ascending order of their
-- UTF-8 bytes, with a line feed between: whoever has the rows can compute it.
create or replace macro marts.population_facts(population) as table
    select
        count(*) as row_count,
        coalesce(sum(ore), 0) as total_ore,
        coalesce(sum(abs(ore)), 0) as absolute_ore,
        sha256(coalesce(string_agg(row_key, chr(10) order by row_key), '')) as fingerprint,
        list(distinct load_id order by load_id) as load_ids
    from query_table(population)

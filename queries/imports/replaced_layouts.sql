-- One row per load that a trial would replace and whose file had other columns or another profile.
-- Right: load
-- Parameters: $load_id
with

    own as (

        select
            profile,
            list_sort(list_distinct(json_extract_string(reading, '$.tables[*].fields'))) as layout
        from raw.loads
        where load_id = $load_id

    ),

    replaced as (

        select live_coverage.load_id
        from raw.coverage
        inner join marts.live_coverage using (board, source, kind, period)
        where coverage.load_id = $load_id
        group by all

    )

select loads.load_id, loads.file_name, loads.source
from raw.loads
inner join replaced using (load_id)
cross join own
where
    loads.profile <> own.profile
    or list_sort(list_distinct(json_extract_string(loads.reading, '$.tables[*].fields')))
    <> own.layout
order by loads.load_id

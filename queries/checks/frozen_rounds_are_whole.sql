-- Must be empty: one row per frozen round that lacks something of what it was frozen with, or of
-- which a file is not what it was.
-- Right: operate
with

    kept as (

        select
            round_id,
            'reports' as of_what,
            (
                select count(*) from raw.frozen_reports as one where one.round_id = frozen.round_id
            ) as found,
            reports as wanted
        from raw.frozen_rounds as frozen
        union all
        select
            round_id,
            'figures' as of_what,
            (
                select count(*) from raw.frozen_figures as one where one.round_id = frozen.round_id
            ) as found,
            figures as wanted
        from raw.frozen_rounds as frozen
        union all
        select
            round_id,
            'sources' as of_what,
            (
                select count(*) from raw.frozen_sources as one where one.round_id = frozen.round_id
            ) as found,
            sources as wanted
        from raw.frozen_rounds as frozen
        union all
        select
            round_id,
            'files' as of_what,
            (
                select count(*)
                from raw.frozen_files as one
                where one.round_id = frozen.round_id and one.sha256 = sha256(one.content)
            ) as found,
            files as wanted
        from raw.frozen_rounds as frozen
        union all
        select round_id, 'without a round' as of_what, count(*) as found, 0 as wanted
        from
            (
                select round_id
                from raw.frozen_reports
                union all
                select round_id
                from raw.frozen_figures
                union all
                select round_id
                from raw.frozen_sources
                union all
                select round_id
                from raw.frozen_coverage
                union all
                select round_id
                from raw.frozen_files
            ) as parts
        anti join raw.frozen_rounds using (round_id)
        group by all

    )

select round_id, of_what, found, wanted
from kept
where found <> wanted
order by round_id, of_what

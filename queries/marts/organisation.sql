-- One row per organisation code and the time its name, level and parent hold, from live loads.
-- Where two sources know the same code, the load that was committed last is believed.
select
    organisation.board,
    organisation.code,
    organisation.name,
    organisation.level,
    organisation.parent_code,
    organisation.valid_from,
    organisation.valid_to
from staging.organisation
inner join
    marts.live_coverage
    on organisation.load_id = live_coverage.load_id
    and live_coverage.kind = 'organisation'
qualify
    dense_rank() over (
        partition by organisation.board, organisation.code order by live_coverage.committed_as desc
    )
    = 1

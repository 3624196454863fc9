-- One row per key figure of a municipality, year and gender that counts. Where several senders
-- say it, the latest load does.
select
    neighbours.board,
    neighbours.period,
    neighbours.kpi,
    neighbours.kpi_name,
    neighbours.municipality,
    neighbours.gender,
    neighbours.value,
    neighbours.retrieved_on
from staging.neighbours
inner join
    marts.live_coverage
    on neighbours.load_id = live_coverage.load_id
    and neighbours.period = live_coverage.period
    and live_coverage.kind = 'neighbours'
qualify
    row_number() over (
        partition by
            neighbours.board,
            neighbours.period,
            neighbours.kpi,
            neighbours.municipality,
            neighbours.gender
        order by live_coverage.committed_as desc
    )
    = 1

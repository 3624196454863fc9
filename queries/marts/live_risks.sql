-- One row per risk and assessment that counts. Where several senders say it, the latest load does.
select
    risks.board,
    risks.period,
    risks.process_area,
    risks.risk,
    risks.likelihood,
    risks.consequence,
    risks.existing_measures,
    risks.new_measures,
    risks.responsible,
    risks.cost_centre,
    risks.handled_in
from staging.risks
inner join
    marts.live_coverage
    on risks.load_id = live_coverage.load_id
    and risks.period = live_coverage.period
    and live_coverage.kind = 'risks'
qualify
    row_number() over (
        partition by risks.board, risks.period, risks.process_area, risks.risk
        order by live_coverage.committed_as desc
    )
    = 1

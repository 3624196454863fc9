-- One row per kind, source and period that counted when a round was frozen, which the viewer may
-- open. How many rows a list about people had is for those who may see small numbers, as in
-- visible.coverage.
select
    frozen_rounds.board,
    frozen_coverage.round_id,
    frozen_coverage.kind,
    frozen_coverage.source,
    frozen_coverage.period,
    frozen_coverage.load_id,
    frozen_coverage.file_name,
    frozen_coverage.file_sha256,
    case
        when
            frozen_coverage.kind not in ('cases', 'placements', 'case_events', 'provider_followups')
            or visible.may('small_numbers')
        then frozen_coverage.row_count
    end as row_count,
    frozen_coverage.amount
from raw.frozen_coverage
inner join visible.frozen_rounds using (round_id)

-- One row per source and load of a frozen round that the viewer may open.
select
    frozen_rounds.board,
    frozen_sources.round_id,
    frozen_sources.report,
    frozen_sources.number,
    frozen_sources.query,
    frozen_sources.parameters,
    frozen_sources.load_id,
    frozen_sources.kind,
    frozen_sources.source,
    frozen_sources.file_name,
    frozen_sources.file_sha256,
    frozen_sources.author,
    frozen_sources.committed_at,
    frozen_sources.first_period,
    frozen_sources.last_period,
    frozen_sources.row_count
from raw.frozen_sources
inner join visible.frozen_rounds using (round_id)

-- One row per report of a frozen round that the viewer may open.
select
    frozen_rounds.board,
    frozen_reports.round_id,
    frozen_reports.position,
    frozen_reports.report,
    frozen_reports.title,
    frozen_reports.as_of,
    frozen_reports.content
from raw.frozen_reports
inner join visible.frozen_rounds using (round_id)

-- One row per time that a round of the board was frozen, latest first; `is_latest` is said of the
-- last version of its period.
-- Right: figures
-- Parameters: $board
select
    round_id,
    period,
    version,
    version = max(version) over (partition by period) as is_latest,
    content_format,
    reports,
    figures,
    sources,
    files,
    reason,
    author,
    frozen_at
from visible.frozen_rounds
where board = $board
order by period desc, version desc

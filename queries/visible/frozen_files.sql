-- One row per file of a frozen round that the viewer may open.
select
    frozen_rounds.board,
    frozen_files.round_id,
    frozen_files.report,
    frozen_files.file_name,
    frozen_files.media_type,
    frozen_files.sha256,
    frozen_files.content
from raw.frozen_files
inner join visible.frozen_rounds using (round_id)

-- One row per figure of a frozen round that the viewer may open.
select
    frozen_rounds.board,
    frozen_figures.round_id,
    frozen_figures.position,
    frozen_figures.report,
    frozen_figures.part,
    frozen_figures.part_title,
    frozen_figures.row_key,
    frozen_figures.repeat,
    frozen_figures.row_name,
    frozen_figures.column_key,
    frozen_figures.column_name,
    frozen_figures.measure,
    frozen_figures.value,
    frozen_figures.source
from raw.frozen_figures
inner join visible.frozen_rounds using (round_id)

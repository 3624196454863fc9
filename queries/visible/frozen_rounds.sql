-- One row per time that a round was frozen, of the boards that the viewer sees as a whole. It holds
-- what the board's own members may see, so it is for everyone who sees the board's figures.
select
    round_id,
    board,
    period,
    version,
    content_format,
    rules,
    reports,
    figures,
    sources,
    files,
    reason,
    author,
    frozen_at
from raw.frozen_rounds
where visible.may('figures') and visible.sees_whole_board(board)

-- One row per time that a file or someone in the page has assessed a risk, latest first (K1).
-- `counts` is said of what holds of its time: the latest in the page, or else in a file.
-- Rests on: risks
-- Right: figures
-- Parameters: $board, $process_area, $risk
select
    risk_sayings.period,
    risk_sayings.likelihood,
    risk_sayings.consequence,
    risk_sayings.score,
    marts.risk_level(risk_sayings.score, boards.risk) as risk_level,
    risk_sayings.handled_in,
    risk_sayings.comment,
    risk_sayings.said_in,
    risk_sayings.said_by,
    risk_sayings.said_at,
    risk_sayings.holds
    and row_number() over (
        partition by risk_sayings.period
        order by
            risk_sayings.said_in = 'page' desc, risk_sayings.holds desc, risk_sayings.said_at desc
    )
    = 1 as counts
from visible.risk_sayings
inner join visible.boards on risk_sayings.board = boards.board
where
    risk_sayings.board = $board
    and risk_sayings.process_area = $process_area
    and risk_sayings.risk = $risk
order by risk_sayings.period desc, risk_sayings.said_at desc

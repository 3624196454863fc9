-- One row per likelihood and consequence, 1 to 4 each, most serious first: how many of the risks
-- that a board has at a month were last assessed so, and what they are called (K1). A parameter
-- that is null asks of all.
-- Rests on: risks
-- Right: figures
-- Parameters: $board, $period, $process_area, $department, $risk_level, $handled_in
with

    scale as (select unnest([1, 2, 3, 4]) as step),

    board_limits as (select risk as limits from visible.boards where board = $board),

    cells as (

        select
            likelihoods.step as likelihood,
            consequences.step as consequence,
            marts.risk_score(likelihoods.step, consequences.step) as score,
            board_limits.limits
        from scale as likelihoods
        cross join scale as consequences
        cross join board_limits

    ),

    wanted as (

        select likelihood, consequence, risk
        from visible.risk_register($board, $period)
        where
            process_area = coalesce($process_area::varchar, process_area)
            and risk_level = coalesce($risk_level::varchar, risk_level)
            and ($department::varchar is null or department = $department::varchar)
            and ($handled_in::varchar is null or handled_in = $handled_in::varchar)

    )

select
    cells.likelihood,
    cells.consequence,
    cells.score,
    marts.risk_level(cells.score, cells.limits) as risk_level,
    count(wanted.risk)::integer as risks,
    string_agg(wanted.risk, '; ' order by wanted.risk) as names
from cells
left join wanted on cells.likelihood = wanted.likelihood and cells.consequence = wanted.consequence
group by all
order by cells.likelihood desc, cells.consequence desc

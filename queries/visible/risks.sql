-- One row per risk and time that files or people have assessed it at: as files have it, and as it
-- has been assessed in the page since. What a time of the page says nothing of is as in the latest
-- file before (`described_in`). `department` is its code then; who may assess it is in
-- `may_assess`.
with

    assessed as (

        select
            board,
            period,
            process_area,
            risk,
            likelihood,
            consequence,
            handled_in,
            comment,
            author,
            assessed_at
        from raw.risk_assessments
        qualify
            row_number() over (
                partition by board, period, process_area, risk order by assessed_at desc
            )
            = 1

    ),

    told_times as (

        select board, period, process_area, risk
        from marts.live_risks
        union
        select board, period, process_area, risk
        from assessed

    ),

    described as (

        select
            told_times.period,
            told.period as described_in,
            told.board,
            told.process_area,
            told.risk,
            told.likelihood,
            told.consequence,
            told.existing_measures,
            told.new_measures,
            told.responsible,
            told.cost_centre,
            told.handled_in
        from told_times
        inner join
            marts.live_risks as told
            on told_times.board = told.board
            and told_times.process_area = told.process_area
            and told_times.risk = told.risk
            and told_times.period >= told.period
        qualify
            row_number() over (
                partition by
                    told_times.board, told_times.process_area, told_times.risk, told_times.period
                order by told.period desc
            )
            = 1

    )

select
    described.board,
    described.period,
    described.described_in,
    described.process_area,
    described.risk,
    coalesce(assessed.likelihood, described.likelihood) as likelihood,
    coalesce(assessed.consequence, described.consequence) as consequence,
    marts.risk_score(
        coalesce(assessed.likelihood, described.likelihood),
        coalesce(assessed.consequence, described.consequence)
    ) as score,
    marts.risk_level(score, boards.risk) as risk_level,
    described.existing_measures,
    described.new_measures,
    described.responsible,
    coalesce(paths.department, described.cost_centre) as department,
    case
        when assessed.author is null then described.handled_in else assessed.handled_in
    end as handled_in,
    assessed.comment,
    assessed.author as said_by,
    assessed.assessed_at as said_at,
    visible.may('control')
    and visible.sees_cost_centre(described.board, described.cost_centre) as may_assess
from described
inner join raw.boards on described.board = boards.board
left join
    assessed
    on described.board = assessed.board
    and described.period = assessed.period
    and described.process_area = assessed.process_area
    and described.risk = assessed.risk
left join
    marts.kept_organisation_paths as paths
    on described.board = paths.board
    and described.cost_centre = paths.code
    -- of a whole year it is where the code stood when the year ended
    and described.period + if(described.period % 100 = 0, 12, 0)
    between paths.first_month and paths.last_month
where visible.may('figures') and visible.sees(described.board)

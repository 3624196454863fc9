-- One row per risk that a board has at a month, as it was last assessed up to it: those that files
-- have of the latest year that any file is of. One that is left out of a later year's is no more.
create or replace macro visible.risk_register(of_board, at_month) as table
    with

        told as (

            select
                period,
                divide(described_in, 100) as year_described,
                process_area,
                risk,
                likelihood,
                consequence,
                score,
                risk_level,
                existing_measures,
                new_measures,
                responsible,
                department,
                handled_in,
                comment,
                said_by,
                said_at,
                may_assess
            from visible.risks
            where board = of_board and period <= at_month

        ),

        latest as (select max(year_described) as year_described from told)

    select
        told.period as assessed,
        told.process_area,
        told.risk,
        told.likelihood,
        told.consequence,
        told.score,
        told.risk_level,
        told.existing_measures,
        told.new_measures,
        told.responsible,
        told.department,
        told.handled_in,
        told.comment,
        told.said_by,
        told.said_at,
        told.may_assess
    from told
    inner join latest on told.year_described = latest.year_described
    qualify
        row_number() over (partition by told.process_area, told.risk order by told.period desc) = 1

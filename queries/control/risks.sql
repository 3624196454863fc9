-- One row per risk that a board has at a month, highest score first: as it was last assessed
-- (`assessed`, a month or a whole year), and as it was assessed before that (K1). `change` is how
-- far its score has moved since; null of one that is new. `handled_in` is null when nobody has said
-- where.
-- Rests on: risks
-- Right: figures
-- Parameters: $board, $period
with

    registered as (

        select
            assessed,
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
        from visible.risk_register($board, $period)

    ),

    before as (

        select
            registered.process_area,
            registered.risk,
            earlier.period as assessed,
            earlier.score,
            earlier.handled_in
        from registered
        inner join
            visible.risks as earlier
            on earlier.board = $board
            and registered.process_area = earlier.process_area
            and registered.risk = earlier.risk
            and registered.assessed > earlier.period
        qualify
            row_number() over (
                partition by registered.process_area, registered.risk order by earlier.period desc
            )
            = 1

    ),

    named_departments as (

        select department, arg_max(department_name, valid_from) as name
        from visible.organisation_paths
        where board = $board and $period between first_month and last_month
        group by all

    )

select
    registered.process_area,
    registered.risk,
    registered.likelihood,
    registered.consequence,
    registered.score,
    registered.risk_level,
    registered.assessed,
    before.score as score_before,
    before.assessed as assessed_before,
    registered.score - before.score as change,
    registered.existing_measures,
    registered.new_measures,
    registered.responsible,
    registered.department,
    named_departments.name as department_name,
    registered.handled_in,
    before.handled_in as handled_before,
    registered.comment,
    registered.said_by,
    registered.said_at,
    registered.may_assess
from registered
left join before on registered.process_area = before.process_area and registered.risk = before.risk
left join named_departments on registered.department = named_departments.department
order by
    registered.score desc, registered.consequence desc, registered.process_area, registered.risk

-- One row per organisation code and the time its whole path upward holds (N18).
-- It stands so in whole months: what holds on the first day of a month holds in the month, and a
-- code that opens within a month has the whole of it.
with

    organisation as (

        select board, code, name, level, parent_code, valid_from, valid_to from marts.organisation

    ),

    paths as (

        select
            own.board,
            own.code,
            own.name,
            own.level,
            [own, parent, grandparent] as steps,
            greatest(
                own.valid_from,
                coalesce(parent.valid_from, own.valid_from),
                coalesce(grandparent.valid_from, own.valid_from)
            ) as valid_from,
            least(
                own.valid_to,
                coalesce(parent.valid_to, own.valid_to),
                coalesce(grandparent.valid_to, own.valid_to)
            ) as valid_to
        from organisation as own
        left join
            organisation as parent
            on own.board = parent.board
            and own.parent_code = parent.code
            and own.valid_from <= parent.valid_to
            and own.valid_to >= parent.valid_from
        left join
            organisation as grandparent
            on parent.board = grandparent.board
            and parent.parent_code = grandparent.code
            and greatest(own.valid_from, parent.valid_from) <= grandparent.valid_to
            and least(own.valid_to, parent.valid_to) >= grandparent.valid_from

    ),

    levels as (

        select
            board,
            code,
            name,
            level,
            list_filter(steps, lambda step:step.level = 'department')[1] as department,
            list_filter(steps, lambda step:step.level = 'unit')[1] as unit,
            valid_from,
            valid_to
        from paths

    )

select
    board,
    code,
    name,
    level,
    department.code as department,
    department.name as department_name,
    unit.code as unit,
    unit.name as unit_name,
    valid_from,
    valid_to,
    marts.month_of(
        case
            when lag(valid_to) over in_time >= date_trunc('month', valid_from)
            then valid_from + interval 1 month - interval 1 day
            else valid_from
        end::date
    ) as first_month,
    marts.month_of(valid_to) as last_month
from levels
where valid_from <= valid_to
window in_time as (partition by board, code order by valid_from)

-- One row per activity of a board's month, department that signs it (null: the board as a whole)
-- and check that belongs to it: how it stands, how much is left, and what that is where it is
-- known.
-- `as_text` is what the checks say (lagesbild/period_steps.py): what carries a code is counted for
-- the department that the code lies in, else for all. The board as a whole has all that there is.
-- Without a text nothing is told, nor to those who do not sign.
create or replace macro visible.step_checks(of_board, in_period, as_text) as table
    with

        told as (

            select
                unnest(
                    from_json(
                        as_text,
                        '[{"name": "VARCHAR", "state": "VARCHAR", "undone": "INTEGER",
                        "asked": "INTEGER", "pieces": [{"code": "VARCHAR", "words": "VARCHAR"}]}]'
                    )
                ) as said

        ),

        departments as (

            select code, any_value(department) as department
            from visible.organisation_paths
            where board = of_board and in_period between first_month and last_month
            group by code

        ),

        pieces as (

            select said.name as name, unnest(said.pieces) as piece
            from told

        ),

        counted as (

            select
                pieces.name,
                departments.department,
                count(*)::integer as undone,
                list(pieces.piece.words order by pieces.piece.words) as left_words
            from pieces
            left join departments on pieces.piece.code = departments.code
            group by all

        ),

        wanted as (

            select
                position,
                activity,
                department,
                may_sign,
                unnest(checks) as name,
                unnest(range(1, len(checks) + 1)) as place
            from visible.period_steps(of_board, in_period)

        ),

        matched as (

            select
                wanted.position,
                wanted.place,
                wanted.activity,
                wanted.department,
                wanted.may_sign,
                wanted.name,
                told.said.state as state,
                told.said.asked as asked,
                told.said.pieces is not null and wanted.department is not null as is_own,
                case
                    when told.said.state in ('not_asked', 'not_told')
                    then null
                    when is_own
                    then coalesce(counted.undone, 0)
                    else told.said.undone
                end as undone,
                case
                    when is_own
                    then counted.left_words
                    else list_transform(told.said.pieces, lambda one: one.words)
                end as left_words
            from wanted
            left join told on wanted.name = told.said.name
            left join
                counted
                on wanted.name = counted.name
                and wanted.department = counted.department

        )

    select
        position,
        place,
        activity,
        department,
        name,
        case
            when state is null or not may_sign
            then 'not_told'
            when undone is null
            then state
            when undone = 0
            then 'ready'
            else 'not_ready'
        end as state,
        case when may_sign then undone end as undone,
        case when may_sign and not is_own then asked end as asked,
        case when may_sign then coalesce(left_words, []) else [] end as left_words
    from matched

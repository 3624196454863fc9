-- One row per text of a board in a month, whose figures can be held against the accounts: where it
-- stands, what it is about and what it says. `name` is of the department, unit or cost centre that
-- it is about.
-- Rests on: indicator_values, assignments, control_results
-- Right: figures
-- Parameters: $board, $period
with

    names as (

        select code, arg_max(name, valid_from) as name
        from visible.organisation_paths
        where board = $board and $period between first_month and last_month
        group by all

    )

select
    texts.place,
    texts.key,
    names.name,
    texts.department,
    texts.unit,
    texts.cost_centre,
    texts.account_group,
    texts.account,
    texts.indicator,
    texts.words,
    texts.is_own
from visible.texts
left join names on coalesce(texts.cost_centre, texts.unit, texts.department) = names.code
where texts.board = $board and texts.period = $period
order by
    list_position(['explanation', 'indicator', 'assignment', 'control', 'report'], texts.place),
    marts.numbers_in(texts.key) nulls last,
    texts.key

-- One row per time that a file, or someone in the page, has said what an action gave in a month;
-- null takes it back. `year` is that of its plan (202300), `holds` as of marts.action_sayings, and
-- `counts` is said of the latest that holds.
with

    sayings as (

        select
            action_effects.board,
            action_effects.period,
            action_effects.action,
            action_effects.realised,
            'file' as said_in,
            loads.author as said_by,
            load_states.committed_at as said_at,
            live_coverage.load_id is not null as holds
        from staging.action_effects
        inner join raw.loads on action_effects.load_id = loads.load_id
        inner join marts.load_states on action_effects.load_id = load_states.load_id
        left join
            marts.live_coverage
            on action_effects.load_id = live_coverage.load_id
            and action_effects.period = live_coverage.period
            and live_coverage.kind = 'action_effects'
        where load_states.last_event = 'committed'
        union all
        select
            board,
            period,
            action,
            realised,
            'page' as said_in,
            author as said_by,
            entered_at as said_at,
            true as holds
        from staging.action_effect_entries

    )

select
    sayings.board,
    marts.fiscal_year(sayings.period, boards.first_month) as year,
    sayings.period,
    sayings.action,
    sayings.realised,
    sayings.said_in,
    sayings.said_by,
    sayings.said_at,
    sayings.holds
    and row_number() over (
        partition by sayings.board, sayings.period, sayings.action
        order by sayings.holds desc, sayings.said_at desc, sayings.said_in = 'page' desc
    )
    = 1 as counts
from sayings
inner join raw.boards on sayings.board = boards.board

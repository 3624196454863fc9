-- One row per board, kind, source and period: the load whose rows count.
select
    coverage.board,
    coverage.kind,
    coverage.source,
    coverage.period,
    arg_max(coverage.load_id, load_states.committed_as) as load_id,
    max(load_states.committed_as) as committed_as
from raw.coverage
inner join marts.load_states on coverage.load_id = load_states.load_id
where load_states.last_event = 'committed'
group by all

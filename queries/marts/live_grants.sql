-- One row per grant or reclaim and year that counts.
select
    grants.board,
    grants.period,
    grants.grant_kind,
    grants.name,
    grants.expected_low,
    grants.expected_high,
    grants.expected_text,
    grants.in_budget,
    grants.is_targeted,
    grants.goal
from staging.grants
inner join
    marts.live_coverage
    on grants.load_id = live_coverage.load_id
    and grants.period = live_coverage.period
    and live_coverage.kind = 'grants'

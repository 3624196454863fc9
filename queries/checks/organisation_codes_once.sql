-- Must be empty: one row per organisation code that stands in two places at the same time.
-- Right: operate
select
    board,
    code,
    valid_from,
    max(valid_to) over (
        partition by board, code
        order by valid_from, valid_to
        rows between unbounded preceding and 1 preceding
    ) as earlier_valid_to
from marts.organisation_paths
qualify earlier_valid_to >= valid_from

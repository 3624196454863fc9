-- One row per remark of an occasion that is carried to next year's plan (K5), with who decided it.
select board, period, control, reason, author, decided_at
from raw.control_carries
where visible.may('figures') and visible.sees(board)
qualify
    row_number() over (partition by board, period, control order by decided_at desc) = 1
    and event = 'carried'

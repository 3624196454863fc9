-- One row per load that has been tried and neither committed nor given up.
-- Right: load
select loads.load_id, loads.board
from raw.loads
inner join marts.load_states on loads.load_id = load_states.load_id
where load_states.last_event = 'trial'
order by loads.load_id

-- Every indicator of every unit in every month, by how it stands.
select status, count(*) as times
from visible.assessed_indicators($board, 201901, 202312, true, null::map(varchar, decimal(18, 4)))
group by status
order by status

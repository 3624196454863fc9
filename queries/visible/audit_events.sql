-- One row per thing that someone has done, for those who may read the record (S3).
-- What was done to no board in particular is theirs who see any.
select event_id, happened_at, who, role, event, board, subject, detail
from raw.audit_events
where visible.may('audit') and (board is null or visible.sees(board))

-- Someone who has signed in and has no role leaves events too: then no role stands in them (S3).
alter table raw.audit_events alter column role drop not null;

-- What a viewer may see: views in a schema of their own. And who has done what (S1, S3).
create schema visible;

-- Added to, never changed; nothing in the product edits or removes a row.
create table raw.audit_events (
    event_id bigint not null,
    happened_at timestamp not null,
    who varchar not null,
    role varchar not null,
    event varchar not null,  -- signed_in, loaded, exported …
    board varchar,
    subject varchar,  -- what it was done to: the number of a load, the name of a query
    detail varchar,
    seal varchar not null  -- SHA-256 of the row and of the seal before it: a removed row shows
);

-- Whether voucher texts on such accounts tell of people: employees, clients, families.
alter table raw.account_groups add column private_texts boolean;

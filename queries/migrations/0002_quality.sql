-- What people have said about findings, and that a period is closed. Added to, never edited.
create table raw.finding_notes (
    board varchar not null,
    period integer not null,
    rule varchar not null,
    subject varchar not null,  -- which finding of the rule: its codes, joined
    state varchar not null,  -- open, accepted or mended
    owner varchar,  -- who is to look into it
    reason varchar,
    author varchar not null,
    noted_at timestamp not null
);

create table raw.period_sign_offs (
    board varchar not null,
    period integer not null,
    event varchar not null,  -- signed or reopened
    open_findings integer not null,  -- how many were left open when it was signed
    reason varchar,
    author varchar not null,
    happened_at timestamp not null
);

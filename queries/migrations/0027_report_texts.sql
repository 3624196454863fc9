-- What people write in a board's reports: the texts of a covering letter, and a comment on any
-- chapter. The latest counts; empty takes back what was written. Added to, never edited.
create table raw.report_texts (
    board varchar not null,
    period integer not null,
    kind varchar not null,  -- of report, as data/reference/reports.toml names them
    chapter varchar not null,
    words varchar,
    author varchar not null,
    written_at timestamp not null
);

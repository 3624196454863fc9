-- What people answer when a figure in a text is not that of the accounts (N7). Added to, never
-- edited: the latest counts, as long as the sentence and the fact are what they then were.
create table raw.text_answers (
    board varchar not null,
    period integer not null,
    place varchar not null,  -- explanation, indicator, assignment or control
    key varchar not null,  -- which of them
    figure varchar not null,  -- as it is written
    text_hash varchar not null,  -- of the sentence, and where in it the figure stands
    what varchar not null,  -- the nearest fact then, and of which part
    part varchar,
    fact decimal(18, 4) not null,
    event varchar not null,  -- answered or withdrawn
    reason varchar,
    author varchar not null,
    answered_at timestamp not null
);

-- Placements one by one, each about somebody, with a row for each price that one has had (E8, N4).
create table raw.placements (
    load_id integer not null,
    board varchar not null,
    sheet varchar,
    row_number integer not null,
    person varchar not null check (regexp_full_match(person, 'p-[a-z2-7]{20}')),  -- a pseudonym
    cost_centre varchar,  -- or unit or department
    care_form varchar not null,
    provider varchar not null,  -- own or external
    started_on date not null,
    ended_on date,  -- the last day, which counts; null while it goes on
    price_kind varchar not null,  -- day, month or placement
    price decimal(18, 2) not null,  -- SEK, above zero
    price_from date  -- null: from the first day
);

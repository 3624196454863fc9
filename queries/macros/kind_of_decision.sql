-- What kind of budget decision a row's version says: original, supplementary or reallocation.
-- E3. The words are those by which the import tells that a budget adds to the one before it.
create or replace macro marts.kind_of_decision(version) as
    case
        when regexp_matches(lower(version), 'tilläggs|kompletteringsbudget')
        then 'supplementary'
        when
            regexp_matches(
                lower(version), 'justering|omfördel|omdispo|omföring|ombudgeter'
            )
        then 'reallocation'
        else 'original'
    end

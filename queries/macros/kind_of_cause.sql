-- What kind of cause a budget row's reason is, in words of our own; null for any other reason.
-- E10 names them: price and wage index, pensions, efficiency requirement, volumes, reallocations;
-- wage strategy is Södertälje's. A reason is free text, and only these words are for everyone.
create or replace macro marts.kind_of_cause(reason) as
    case
        when regexp_matches(lower(reason), 'lönestrateg|lönesatsning')
        then 'Lönestrategiska åtgärder'
        when regexp_matches(lower(reason), 'pension')
        then 'Pensioner'
        when regexp_matches(lower(reason), 'effektivisering|besparing|rationalisering')
        then 'Effektiviseringskrav'
        when regexp_matches(lower(reason), 'index|uppräkning|lönerevision|(pris|löne)kompensation')
        then 'Pris- och löneindex'
        when regexp_matches(lower(reason), 'volym|demografi|befolkning|platser')
        then 'Volymer'
        when regexp_matches(lower(reason), 'omfördel|omföring|flytt')
        then 'Omfördelning'
    end

-- Why an indicator stands as it does, in words with its numbers (N12).
create or replace macro marts.rule_in_words(
    rule_kind,
    reached,
    required_low,
    required_high,
    is_strict,
    measured_in,
    by_path,
    share_of_year,
    target_text,
    reference_kind,
    reference,
    shortfall,
    shortfall_share,
    watch_share,
    period,
    month_in_year,
    months_old,
    values_this_year
) as
    case
        when rule_kind = 'without_target'
        then 'Planen har inget riktvärde för året.'
        when rule_kind = 'not_due'
        then 'Det kommer inget värde så tidigt på året.'
        when rule_kind = 'not_updated' and months_old is null
        then concat('Värde saknas för ', marts.month_word(period), ', och för de två åren före.')
        when rule_kind = 'not_updated'
        then
            concat(
                'Värde saknas för ',
                marts.month_word(period),
                '. Det senaste är ',
                months_old,
                case when months_old = 1 then ' månad gammalt.' else ' månader gammalt.' end
            )
        when rule_kind = 'months_missing'
        then
            concat(
                'Värden saknas: ',
                values_this_year,
                ' av ',
                month_in_year,
                ' månader är inlästa, så årets antal är inte känt.'
            )
        when rule_kind = 'before_steps'
        then 'Planen har ingen nivå så tidigt på året.'
        when rule_kind = 'without_reference'
        then 'Det finns inget tidigare värde att jämföra med.'
        else
            concat(
                marts.in_swedish(reached),
                case when measured_in = '%' then ' %' when measured_in <> '' then concat(' ', measured_in) else '' end,
                case
                    when required_low is not null and required_high is not null
                    then
                        concat(
                            case
                                when rule_kind = 'reached'
                                then ' ligger mellan '
                                else ' ligger inte mellan '
                            end,
                            marts.in_swedish(required_low),
                            ' och ',
                            marts.in_swedish(required_high)
                        )
                    else
                        concat(
                            case when rule_kind = 'reached' then ' når ' else ' når inte ' end,
                            case
                                when required_low is not null and is_strict
                                then 'mer än '
                                when required_low is not null
                                then 'minst '
                                when is_strict
                                then 'mindre än '
                                else 'högst '
                            end,
                            marts.in_swedish(coalesce(required_low, required_high))
                        )
                end,
                case
                    when by_path = 'steps'
                    then ' (planens nivå för månaden)'
                    when reference_kind = 'year_before'
                    then concat(' (', target_text, '; året före ', marts.in_swedish(reference), ')')
                    when reference_kind = 'target_before'
                    then concat(' (', target_text, '; förra årets riktvärde)')
                    when reference_kind = 'baseline'
                    then concat(' (', target_text, '; ingående värde ', marts.in_swedish(reference), ')')
                    when by_path in ('linear', 'seasonal')
                    then
                        concat(
                            ' (',
                            marts.in_swedish(round(share_of_year * 100, 1)),
                            ' % av årets ',
                            target_text,
                            case when by_path = 'seasonal' then ', som förra årets månader' else '' end,
                            ')'
                        )
                    else ''
                end,
                case
                    rule_kind
                    when 'reached'
                    then '.'
                    when 'smaller'
                    then '. Avvikelsen är mindre'
                    when 'not_begun'
                    then '. Avvikelsen är mindre'
                    else '. Avvikelsen är stor'
                end,
                case
                    when rule_kind = 'reached'
                    then ''
                    when required_low < 0 and required_high = - required_low
                    then
                        concat(
                            ' (',
                            marts.in_swedish(shortfall),
                            ' utanför, gränsen är ',
                            marts.in_swedish(required_high),
                            ')'
                        )
                    when shortfall_share is null
                    then concat(' (', marts.in_swedish(shortfall), ')')
                    else
                        concat(
                            ' (',
                            marts.in_swedish(round(shortfall_share * 100, 1)),
                            ' %, gränsen är ',
                            marts.in_swedish(round(watch_share * 100, 1)),
                            ' %)'
                        )
                end,
                case
                    rule_kind
                    when 'reached'
                    then ''
                    when 'smaller'
                    then ' och åtgärder är påbörjade.'
                    when 'not_begun'
                    then ', men åtgärder är inte påbörjade.'
                    else '.'
                end
            )
    end

-- Whether a provider is a high, middle or low risk: as its score is, and one step higher when it is
-- large, by its yearly value, its number of clients, or both (L1).
create or replace macro marts.provider_risk(risk_level, yearly_value, clients, limits) as
    case
        when
            not coalesce(yearly_value >= struct_extract(limits, 'large_value'), false)
            and not coalesce(clients >= struct_extract(limits, 'many_clients'), false)
        then risk_level
        when risk_level = 'low'
        then 'middle'
        else 'high'
    end

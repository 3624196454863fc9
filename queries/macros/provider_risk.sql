-- Whether a provider is a high, middle or low risk by its score, and one step higher when it is
-- large: by its yearly value, its number of clients, or both (L1).
create or replace macro marts.provider_risk(score, yearly_value, clients, limits) as
    case
        when marts.risk_level(score, limits) = 'high'
        then 'high'
        when
            not coalesce(yearly_value >= struct_extract(limits, 'large_value'), false)
            and not coalesce(clients >= struct_extract(limits, 'many_clients'), false)
        then marts.risk_level(score, limits)
        when marts.risk_level(score, limits) = 'middle'
        then 'high'
        else 'middle'
    end

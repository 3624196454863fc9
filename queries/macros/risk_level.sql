-- Whether a risk is high, middle or low by its score and the limits of its board.
create or replace macro marts.risk_level(score, limits) as
    case
        when score >= struct_extract(limits, 'high_from')
        then 'high'
        when score >= struct_extract(limits, 'middle_from')
        then 'middle'
        else 'low'
    end

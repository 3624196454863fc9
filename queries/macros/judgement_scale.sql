-- The words of a scale that proposals are judged by, the highest first. Source: Motala,
-- "Riktlinjer för planerings- och uppföljningsprocessen", appendix 3.
create or replace macro marts.judgement_scale(judgement) as
    case
        judgement
        when 'severity'
        then ['very_large', 'large', 'moderate', 'small']
        when 'benefit'
        then ['very_large', 'large', 'moderate', 'small', 'none']
        when 'cost_effectiveness'
        then ['very_high', 'high', 'moderate', 'low']
    end

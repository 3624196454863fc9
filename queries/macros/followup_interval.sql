-- How many months may pass from one follow-up of a provider of a risk class until the next is
-- due.
create or replace macro marts.followup_interval(risk_class, limits) as
    case
        risk_class
        when 'high'
        then struct_extract(limits, 'high_months')
        when 'middle'
        then struct_extract(limits, 'middle_months')
        else struct_extract(limits, 'low_months')
    end

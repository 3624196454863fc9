-- One row per provider that a board has at a month: of the latest year that any list is of, but
-- for those whose agreement ended before the month. `listed_first` is the first year that has it.
create or replace macro visible.providers_at(of_board, at_month) as table
    with

        listed as (

            select
                period,
                provider_name,
                provider_kind,
                operation,
                agreement,
                contract_from,
                contract_to,
                yearly_value,
                clients,
                clients_hidden,
                likelihood,
                consequence,
                score,
                risk_class,
                interval_months,
                department
            from visible.providers
            where board = of_board and period <= at_month

        ),

        latest as (select max(period) as period from listed),

        first_listed as (

            select provider_name, min(period) as period from listed group by provider_name

        )

    select
        listed.provider_name,
        listed.provider_kind,
        listed.operation,
        listed.agreement,
        listed.contract_from,
        listed.contract_to,
        listed.yearly_value,
        listed.clients,
        listed.clients_hidden,
        listed.likelihood,
        listed.consequence,
        listed.score,
        listed.risk_class,
        listed.interval_months,
        listed.department,
        divide(first_listed.period, 100) as listed_first
    from listed
    inner join latest on listed.period = latest.period
    inner join first_listed on listed.provider_name = first_listed.provider_name
    where
        listed.contract_to is null
        or listed.contract_to >= make_date(divide(at_month, 100), at_month % 100, 1)

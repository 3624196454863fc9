-- Keeps what is found of a board's periodisation from the beginning of a year on.
-- Right: the program
-- Parameters: $board, $year_start, $last_month, $steady_months, $steadiness, $doubled_from,
-- $doubled_to, $unusual_factor, $least_amount, $accrual_months, $seasonal_years, $seasonal_share
insert into marts.kept_periodisation
select $board, rule, cost_centre, account, month, until, amount, expected, effect
from
    marts.periodisation_findings(
        $board,
        $year_start,
        $last_month,
        {
            'steady_months': $steady_months::integer,
            'steadiness': $steadiness::decimal(9, 2),
            'doubled_from': $doubled_from::decimal(9, 2),
            'doubled_to': $doubled_to::decimal(9, 2),
            'unusual_factor': $unusual_factor::decimal(9, 2),
            'least_amount': $least_amount::decimal(18, 2),
            'accrual_months': $accrual_months::integer,
            'seasonal_years': $seasonal_years::integer,
            'seasonal_share': $seasonal_share::decimal(9, 2)
        }
    )
where effect <> 0
order by month, cost_centre, account

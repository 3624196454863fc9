-- One row per series of twelve weights that a choice of profile has.
select
    choice_id, department, unit, account_group, basis, shortcoming, first_year, last_year, weights
from raw.budget_weights

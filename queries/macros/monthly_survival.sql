-- One row per form of care and month of age: the share of those that have lasted so long that end
-- in the month that follows. `stays` names a step with a row per placement: form, age_months (how
-- many whole months it has lasted, or had when it ended) and has_ended. One that goes on is seen
-- for half of its last month, as in a life table. A form of few placements leans on all of them:
-- five are added to each age, that end as often as placements do in general (empirical Bayes), so
-- that an age that nobody has reached has a risk too.
create or replace macro marts.monthly_survival(stays) as table
    with

        placements as (select form, age_months, has_ended from query_table(stays)),

        overall as (
            select
                sum(has_ended::integer)::double / nullif(sum(age_months + 0.5), 0) as risk
            from placements
        ),

        at_age as (

            select
                form,
                age_months as age,
                count(*) as seen,
                count(*) filter (where has_ended) as ended
            from placements
            group by all

        ),

        forms as (select form, count(*) as seen from placements group by all),

        ages as (select unnest(range(0, 600))::integer as age),

        counted as (

            select
                forms.form,
                ages.age,
                forms.seen
                - coalesce(sum(at_age.seen) over younger, 0)
                - (coalesce(at_age.seen, 0) - coalesce(at_age.ended, 0)) / 2 as lasting,
                coalesce(at_age.ended, 0) as ended
            from forms
            cross join ages
            left join at_age on forms.form = at_age.form and ages.age = at_age.age
            window
                younger as (
                    partition by forms.form
                    order by ages.age
                    rows between unbounded preceding and 1 preceding
                )

        )

    select
        counted.form,
        counted.age,
        (counted.ended + 5 * coalesce(overall.risk, 0)) / (counted.lasting + 5) as risk
    from counted
    cross join overall

-- One row per class of noise: how many scales off four forecasts of five have at most been.
-- By the trials of the class when there are a hundred, else by all trials when those are a hundred,
-- else by what public series gave (docs/forecast.md). `trials` names what forecast_trials gives.
create or replace macro marts.usual_misses(trials, closed_months) as table
    with

        overall as (

            select
                count(*) as trials,
                quantile_cont(miss, 0.8) as miss,
                quantile_cont(noise, 1 / 3.0) as calm,
                quantile_cont(noise, 2 / 3.0) as normal
            from query_table(trials)

        ),

        by_class as (

            select
                case
                    when tried.noise <= overall.calm
                    then 0
                    when tried.noise <= overall.normal
                    then 1
                    else 2
                end as noise_class,
                count(*) as trials,
                quantile_cont(tried.miss, 0.8) as miss
            from query_table(trials) as tried
            cross join overall
            group by all

        )

    select
        classes.noise_class,
        case
            classes.noise_class when 0 then '-infinity'::double when 1 then overall.calm else overall.normal
        end as above_noise,
        case
            classes.noise_class
            when 0
            then coalesce(overall.calm, 'infinity'::double)
            when 1
            then overall.normal
            else 'infinity'::double
        end as to_noise,
        case
            when by_class.trials >= 100
            then by_class.miss
            when overall.trials >= 100
            then overall.miss
            else [7.3, 5.9, 5.2, 4.8, 4.2, 3.8, 3.3, 2.8, 2.2, 1.7, 1.1][closed_months]
        end as miss
    from (select unnest(range(3)) as noise_class) as classes
    cross join overall
    left join by_class using (noise_class)

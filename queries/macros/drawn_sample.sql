-- One row per row of a population that a sample has, in the order that it was drawn (K4).
-- `population` names a relation (row_key, load_id, ore); `of_method` is random, stratified or
-- monetary. Everything follows from the rows, the seed and the size: docs/sampling.md has every
-- step, so that a draw can be made again by hand. Whoever asks for as many rows as there are, or
-- more, gets all.
create or replace macro marts.drawn_sample(
    population, of_method, of_seed, of_size, of_strata
) as table
    with

        tickets as (

            select row_key, load_id, sha256(concat(of_seed, '|', row_key)) as ticket
            from query_table(population)
            where of_method = 'random'

        ),

        by_chance as (

            select row_key, load_id, ticket
            from tickets
            order by ticket, row_key, load_id
            limit of_size

        ),

-- Strata that hold equal shares of the absolute sum; equal amounts are never parted.
        rising as (

            select
                row_key,
                load_id,
                sum(abs(ore)) over (order by abs(ore)) as reached
            from query_table(population)
            where of_method = 'stratified'

        ),

        whole as (select max(reached) as absolute_ore from rising),

        placed as (

            select
                rising.row_key,
                rising.load_id,
                coalesce(
                    greatest(
                        1,
                        divide(
                            (rising.reached - 1) * of_strata, nullif(whole.absolute_ore, 0)
                        )
                        + 1
                    ),
                    1
                )::integer as stratum
            from rising
            cross join whole

        ),

        strata as (

            select stratum, count(*)::bigint as row_count
            from placed
            group by all

        ),

-- One row of each stratum first, the largest amounts first when there are too few.
        begun as (

            select
                stratum,
                row_count,
                (row_number() over (order by stratum desc) <= of_size)::bigint as given
            from strata

        ),

        left_over as (

            select
                least(of_size, sum(row_count)) - sum(given) as rows_left,
                sum(row_count - given) as pool
            from begun

        ),

-- The rest by how many rows each stratum has left, by largest remainder.
        shares as (

            select
                begun.stratum,
                begun.given
                + coalesce(
                    divide(
                        left_over.rows_left * (begun.row_count - begun.given),
                        nullif(left_over.pool, 0)
                    ),
                    0
                ) as whole_rows,
                coalesce(
                    left_over.rows_left * (begun.row_count - begun.given) % nullif(left_over.pool, 0),
                    0
                ) as remainder,
                least(of_size, (select sum(row_count) from begun)) as wanted
            from begun
            cross join left_over

        ),

        missing as (select any_value(wanted) - sum(whole_rows) as row_count from shares),

        quotas as (

            select
                shares.stratum,
                shares.whole_rows
                + (
                    row_number() over (order by shares.remainder desc, shares.stratum desc)
                    <= missing.row_count
                )::integer as quota
            from shares
            cross join missing

        ),

        by_stratum as (

            select
                placed.row_key,
                placed.load_id,
                placed.stratum,
                sha256(concat(of_seed, '|', placed.row_key)) as ticket
            from placed
            inner join quotas on placed.stratum = quotas.stratum
            qualify
                row_number() over (
                    partition by placed.stratum
                    order by
                        sha256(concat(of_seed, '|', placed.row_key)), placed.row_key, placed.load_id
                )
                <= quotas.quota

        ),

-- Every öre is a unit: the rows are laid after each other, and every `step`th unit is met.
        lined_up as (

            select
                row_key,
                load_id,
                abs(ore) as weight,
                sum(abs(ore)) over (
                    order by row_key, load_id rows unbounded preceding
                ) as reached
            from query_table(population)
            where of_method = 'monetary'

        ),

        steps as (

            select
                greatest(divide(sum(weight), of_size), 1)::hugeint as step,
                count(*) as row_count
            from lined_up

        ),

        starts as (

            select
                step,
                row_count,
                1 + concat('0x', left(sha256(concat(of_seed, '|start')), 15))::bigint % step
                as start
            from steps

        ),

        met as (

            select
                lined_up.row_key,
                lined_up.load_id,
                divide(lined_up.reached - starts.start + starts.step, starts.step)
                - divide(
                    lined_up.reached - lined_up.weight - starts.start + starts.step, starts.step
                ) as hits,
                starts.row_count
            from lined_up
            cross join starts

        ),

        drawn as (

            select row_key, load_id, ticket, null::integer as stratum, null::integer as hits
            from by_chance
            union all
            select row_key, load_id, ticket, stratum, null::integer as hits
            from by_stratum
            union all
            select row_key, load_id, '' as ticket, null::integer as stratum, hits::integer as hits
            from met
            where hits > 0 or of_size >= row_count

        )

    select
        row_number() over (order by stratum, ticket, row_key, load_id)::integer as ordinal,
        row_key,
        load_id,
        stratum,
        hits
    from drawn

"""How far off the forecast of a year is on public monthly series, beside plain rules (F1, F2).

python -m bench.forecast [--methods] [FOLDER]

With --methods the usual statistical methods of a library stand beside them in the same run.
FOLDER has monthly.parquet (series_id, yr, mon, v) and units.parquet (series_id, target_year,
history_years, year_total): which year of which series is to be forecast. Each forecast sees five
years at most, and the closed months of its own. Then the time for 20,000 series of 56 months.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from bench import library_methods
from bench.statements import sql
from lagesbild.store.catalogue import named

SERIES = Path(__file__).parents[1] / ".." / "shared" / "exports" / "series"
MACROS = (
    "half_growth",
    "no_memory",
    "remembered",
    "forecast_windows",
    "normal_months",
    "forecast_levels",
    "rest_forecasts",
    "forecast_trials",
    "usual_misses",
    "full_year_forecasts",
)
CLOSED_MONTHS = (2, 3, 4, 6, 8, 9, 10)
MOST_MEDIAN = dict(zip(CLOSED_MONTHS, (4.01, 3.83, 3.07, 2.13, 1.50, 1.29, 0.90), strict=True))
MOST_MEAN = dict(zip(CLOSED_MONTHS, (9.24, 8.24, 7.63, 5.53, 4.00, 3.21, 2.33), strict=True))
"""What the method is held to on the half of the collection that its constants were not chosen on.

That half is not among the exports; on this one the ranking of the methods is what can be judged.
"""
FIRST_YEAR = 3_000
"""The public series count years backwards from -1; a year before 0 has no remainder of its own."""
MANY, MANY_CLOSED = 20_000, 8
LONGEST_PROCESSOR_SECONDS, MOST_MEMORY = 15.0, 1_500
"""For MANY series; the memory, in MiB, is the process's."""


def main(words: Sequence[str]) -> int:
    with_methods = "--methods" in words
    folder = next((Path(word) for word in words if not word.startswith("--")), SERIES)
    connection = _connection()
    print(
        "| closed | method | forecasts | median, % | other half | mean, % | other half "
        "| coverage, % | ms of processor each | × |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for line in _errors(connection, folder, with_methods=with_methods):
        print(line)
    return 0 if _many(connection) else 1


def _connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("create schema marts")
    for name in MACROS:
        connection.execute(named(f"macros/{name}").sql)
    return connection


def _errors(
    connection: duckdb.DuckDBPyConnection, folder: Path, *, with_methods: bool
) -> Iterator[str]:
    connection.execute(
        f"create table units as select series_id, target_year + {FIRST_YEAR} as target_year, "
        f"history_years, year_total from '{folder / 'units.parquet'}'"
    )
    connection.execute(
        "create table results (series_id varchar, target_year integer, k integer, method varchar, "
        "forecast double, low double, high double, seconds double)"
    )
    connection.execute("create table phased (series_id varchar, month integer, amount double)")
    years = connection.execute("select target_year from units group by all").fetchall()
    for (year,) in years:
        _observe(connection, folder, year)
        for closed in CLOSED_MONTHS:
            _forecast(connection, year, closed)
            if with_methods:
                _beside(connection, year, closed)
    for closed, method, count, median, mean, coverage, spent, times in connection.execute(
        sql("forecast_errors")
    ).fetchall():
        own = coverage is not None
        limits = (f"{MOST_MEDIAN[closed]:.2f}", f"{MOST_MEAN[closed]:.2f}") if own else ("", "")
        yield (
            f"| {closed} | {method} | {count} | {median:.2f} | {limits[0]} | {mean:.2f} "
            f"| {limits[1]} | {f'{coverage:.1f}' if own else ''} "
            f"| {'' if spent is None else f'{spent:.2f}'} "
            f"| {'' if times is None else f'{times:.1f}'} |"
        )


def _observe(connection: duckdb.DuckDBPyConnection, folder: Path, year: int) -> None:
    """What is known when a year is to be forecast: the year itself, and its years of history."""
    connection.execute(
        "create or replace table observed as select units.series_id, "
        f"(yr + {FIRST_YEAR})::integer as year, mon::integer as month, v as amount "
        f"from '{folder / 'monthly.parquet'}' inner join units using (series_id) "
        f"where target_year = {year} and yr + {FIRST_YEAR} "
        "between target_year - history_years and target_year"
    )


def _forecast(connection: duckdb.DuckDBPyConnection, year: int, closed: int) -> None:
    begun = time.process_time()
    connection.execute(
        "create or replace temp table forecast as from "
        f"marts.full_year_forecasts('observed', 'phased', {year}, {closed})"
    )
    spent = time.process_time() - begun
    connection.execute(
        f"insert into results select series_id, {year}, {closed}, 'Lägesbild', forecast, low, "
        f"high, {spent} / count(*) over () from forecast"
    )
    connection.execute(
        f"insert into results by name select series_id, {year} as target_year, {closed} as k, "
        f"method, forecast from ({sql('plain_rules')})",
        {"year": year, "k": closed},
    )


def _beside(connection: duckdb.DuckDBPyConnection, year: int, closed: int) -> None:
    """What the methods of a library say of the same."""
    told = list(library_methods.forecasts(connection, year, closed))
    connection.executemany(
        "insert into results (series_id, target_year, k, method, forecast, seconds) "
        "values (?, ?, ?, ?, ?, ?)",
        told,
    )
    print(
        f"{year - FIRST_YEAR}, {closed} months: {len(told)} forecasts of library methods",
        file=sys.stderr,
    )


def _many(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether many made-up series are forecast within the limits of time and memory."""
    connection.execute(
        "create or replace table observed as "
        "select series_id, year, month, "
        "1000 * (1 + 0.2 * sin(month)) * (1 + 0.1 * hash(series_id, year, month) / 1.8e19) "
        f"as amount from range({MANY}) as one(series_id) "
        "cross join (select unnest(range(2020, 2025)) as year) "
        "cross join (select unnest(range(1, 13)) as month) "
        f"where year < 2024 or month <= {MANY_CLOSED}"
    )
    wall, processor = time.monotonic(), time.process_time()
    connection.execute(
        f"select count(forecast) from marts.full_year_forecasts('observed', 'phased', 2024, "
        f"{MANY_CLOSED})"
    ).fetchone()
    spent = time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"\n{MANY} series x {4 * 12 + MANY_CLOSED} months: {time.monotonic() - wall:.1f} s, "
        f"{spent:.1f} s of processor (at most {LONGEST_PROCESSOR_SECONDS:.0f}), "
        f"{peak} MiB (at most {MOST_MEMORY})"
    )
    return spent <= LONGEST_PROCESSOR_SECONDS and peak <= MOST_MEMORY


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

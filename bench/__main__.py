"""Run benchmarks and print what was measured, against what and what is demanded.

python -m bench [--quick] [--store FOLDER] [NAME …]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import encryption, goals, imports, reports, serving, sessions
from bench.measure import Result
from lagesbild.settings import Settings

HEADER = ("what", "time", "baseline", "ratio", "cpu", "baseline", "ratio", "at most", "")


@dataclass(frozen=True)
class Size:
    """How large everything is, and how often it is measured."""

    csv_rows: int
    xlsx_rows: int
    rounds: int
    ledger_rows: int
    month_rows: int
    boards: int
    times: int
    session_seconds: float


FULL = Size(1_000_000, 300_000, 5, 10_000_000, 100_000, 5, 100, 90.0)
QUICK = Size(50_000, 10_000, 1, 100_000, 5_000, 1, 10, 30.0)

WITHOUT_LARGE_STORE = ("csv", "xlsx", "encryption", "sessions", "goals", "reports")


def main(words: Sequence[str]) -> int:
    asked = _parser().parse_args(words)
    size = QUICK if asked.quick else FULL
    print(_line(HEADER))
    print(_line(["---"] * len(HEADER)))
    unmet = 0
    with TemporaryDirectory() as folder:
        settings = replace(Settings(), local=asked.store or Path(folder))
        for result in _results(asked.names or list(_benchmarks(size, settings)), size, settings):
            shown = replace(result, limit=None) if asked.quick else result
            unmet += shown.met is False
            print(_line(_cells(shown)), flush=True)
    return 1 if unmet else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    names = list(_benchmarks(QUICK, Settings()))
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help="small sizes, nothing judged")
    parser.add_argument(
        "--store", type=Path, help="a folder to keep the large store in, or where it was kept"
    )
    return parser


def _benchmarks(size: Size, settings: Settings) -> dict[str, Callable[[], Iterator[Result]]]:
    of_store = partial(partial, settings=settings)
    return {
        "csv": lambda: imports.csv(size.csv_rows, size.rounds),
        "xlsx": lambda: imports.xlsx(size.xlsx_rows, size.rounds),
        "encryption": lambda: encryption.of_store(size.xlsx_rows, size.rounds),
        "sessions": lambda: sessions.at_once(size.session_seconds),
        "goals": lambda: goals.assessed(size.rounds * 2),
        "reports": lambda: reports.made(size.rounds),
        "opening": of_store(serving.opening, times=size.rounds),
        "questions": of_store(serving.questions_of_page, times=size.times),
        "page": of_store(serving.page_runs, times=size.times),
        "refresh": of_store(serving.refreshes, rows=size.month_rows, times=size.rounds),
    }


def _results(names: Sequence[str], size: Size, settings: Settings) -> Iterator[Result]:
    benchmarks = _benchmarks(size, settings)
    for name in names:
        if name not in benchmarks:
            raise SystemExit(f"There is no benchmark {name}: {', '.join(benchmarks)}.")
        if name not in WITHOUT_LARGE_STORE:
            serving.build_if_missing(settings, size.ledger_rows, size.boards)
        yield from benchmarks[name]()


def _cells(result: Result) -> Sequence[str]:
    return (
        result.what,
        _number(result.measured, result.unit),
        _number(result.baseline, result.unit),
        _ratio(result.ratio),
        _number(result.processor, result.unit),
        _number(result.processor_baseline, result.unit),
        _ratio(result.processor_ratio),
        "" if result.limit is None else _limit(result, result.limit),
        {True: "met", False: "NOT MET", None: ""}[result.met],
    )


def _ratio(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"


def _limit(result: Result, limit: float) -> str:
    return _number(limit, result.unit) if result.ratio is None else f"{limit:g} ×"


def _number(number: float | None, unit: str) -> str:
    if number is None:
        return ""
    return f"{number:,.{0 if unit in ('MiB', 'ms') else 2}f} {unit}"


def _line(cells: Sequence[str]) -> str:
    widths = (72, 9, 9, 5, 9, 9, 5, 9, 7)
    padded = (f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

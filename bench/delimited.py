"""Reading a large text file and its amounts, beside a bare DuckDB read of the same file.

Run: python -m bench.delimited [rows]
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from lagesbild.ingest.readers import delimited
from lagesbild.ingest.table import Table
from lagesbild.settings import Limits
from lagesbild.store.catalogue import named

HEADER = (
    "Period;Ansvar;Verksamhet;Konto;Motpart;Projekt;Aktivitet;Objekt;"
    "Verifikat;Bokföringsdatum;Text;Belopp"
)
MACROS = ("macros/amount_as_written", "macros/parse_amount")


def write_ledger(path: Path, rows: int, mark: str = "") -> None:
    """A ledger of voucher rows in Windows-1252; `mark` stands around every field."""
    chance = random.Random(1)
    with path.open("w", encoding="cp1252", newline="") as file:
        file.write(_line(HEADER.split(";"), mark))
        for number in range(rows):
            month = number * 12 // rows + 1
            kronor, ore = divmod(abs(ore_booked := chance.randint(-500_000, 20_000_000)), 100)
            blank = "\u00a0" if number % 2 else " "
            amount = f"{kronor:,}".replace(",", blank) + f",{ore:02d}"
            fields = [
                f"2023{month:02d}",
                str(31_000 + chance.randint(0, 80)),
                chance.choice(("55910", "56910", "57510")),
                str(chance.randint(3_000, 7_999)),
                str(chance.randint(100, 200)),
                chance.choice(("", "P1234")),
                str(chance.randint(1_000, 1_020)),
                "",
                f"A{number // 3}",
                f"2023-{month:02d}-{chance.randint(1, 28):02d}",
                f"Köp av vård för åldring nr {number % 5_000}",
                f"-{amount}" if ore_booked < 0 else amount,
            ]
            file.write(_line(fields, mark))


def _line(fields: list[str], mark: str) -> str:
    return ";".join(f"{mark}{field}{mark}" for field in fields) + "\r\n"


def timed(what: str, work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    taken = time.perf_counter() - start
    print(f"{what:44}{taken:6.2f} s   peak {peak_mebibytes():5} MiB")
    return taken


def peak_mebibytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def read(path: Path) -> Table:
    [table] = delimited.read(path, path.name, Limits()).tables
    return table


def read_bare(path: Path) -> None:
    """What DuckDB alone takes for the file as text in a table; Latin-1 is what it has offline."""
    connection = duckdb.connect(str(path.with_suffix(".duckdb")), config={"threads": 2})
    connection.execute("set enable_progress_bar = false")
    connection.execute(
        "create table bare as select * from read_csv(?, all_varchar = true, delim = ';', "
        "header = true, encoding = 'latin-1')",
        [str(path)],
    )
    connection.close()


def sum_amounts(cells: pa.Table) -> None:
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("create schema staging")
    for name in MACROS:
        connection.execute(named(name).sql)
    connection.register("cells", cells)
    connection.execute("select sum(staging.parse_amount(L, ',')) from cells where row > 1")
    connection.close()


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        plain, quoted = Path(folder, "plain.csv"), Path(folder, "quoted.csv")
        write_ledger(plain, rows)
        write_ledger(quoted, rows, mark='"')
        print(
            f"{rows:,} rows × 12, {plain.stat().st_size / 1e6:.0f} MB; start {peak_mebibytes()} MiB"
        )
        ours = timed("read", lambda: read(plain))
        timed("read, every field in quotation marks", lambda: read(quoted))
        cells = read(plain).cells
        timed("amounts of the file", lambda: sum_amounts(cells))
        bare = timed("baseline: bare DuckDB read into a table", lambda: read_bare(plain))
        print(f"read / baseline {ours / bare:.2f}")


if __name__ == "__main__":
    main()

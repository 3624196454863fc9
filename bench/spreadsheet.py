"""Reading a large workbook, beside calamine reading its cells alone.

Run: python -m bench.spreadsheet [rows]
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from lagesbild.ingest.readers import read, spreadsheet
from lagesbild.ingest.table import FileForm
from lagesbild.settings import Limits

HEADER = (
    "Period;Bokföringsdatum;Ansvar;Konto;Verksamhet;Motpart;Projekt;Aktivitet;"
    "Verifikat;Text;Antal;Belopp"
)


def write_ledger(path: Path, rows: int, *, inline: bool = False, code: str = "A{}") -> None:
    """A ledger of voucher rows; `inline` is how reports write texts, shared how Excel does."""
    chance = random.Random(1)
    with xlsxwriter.Workbook(path, {"constant_memory": inline}) as book:
        sheet = book.add_worksheet("Huvudbok")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADER.split(";"))
        for row in range(1, rows + 1):
            sheet.write_number(row, 0, 202301 + row % 12)
            sheet.write_datetime(row, 1, dt.date(2023, 1, 1) + dt.timedelta(days=row % 365), day)
            sheet.write_string(row, 2, str(10_000 + row % 60))
            sheet.write_number(row, 3, 3_000 + row % 900)
            sheet.write_string(row, 4, str(100 + row % 80))
            sheet.write_string(row, 5, f"{row % 99:03d}")
            sheet.write_number(row, 6, row % 500)
            sheet.write_string(row, 7, code.format(row % 50))
            sheet.write_string(row, 8, f"V{row // 4}")
            sheet.write_string(row, 9, f"Hyra lokal {row % 1_000}")
            sheet.write_number(row, 10, row % 7)
            sheet.write_number(row, 11, chance.randint(-(10**8), 10**8) / 100)


def cells_alone(path: Path) -> None:
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def here(path: Path) -> None:
    spreadsheet.read(path, path.name, FileForm.XLSX, Limits())


def processor_time(what: str, work: Callable[[Path], None], path: Path) -> float:
    start = time.process_time()
    work(path)
    taken = time.process_time() - start
    print(f"{what:52}{taken:6.2f} cpu-s")
    return taken


def wall_time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        for kind, inline, code in (
            ("shared texts", False, "A{}"),
            ("texts in the sheet", True, "A{}"),
            ("texts that look like numbers", False, "1.{}"),
        ):
            path = Path(folder) / "ledger.xlsx"
            write_ledger(path, rows, inline=inline, code=code)
            alone = processor_time(f"{kind}: calamine, the cells alone", cells_alone, path)
            ours = processor_time(f"{kind}: spreadsheet.read", here, path)
            print(f"{'':52}{ours / alone:6.2f} times the cells alone")
        through = wall_time(lambda: read.read(path, path.name, Limits(), work))
        print(f"{'through the sandbox, first file, worker started':52}{through:6.2f} s")
        write_ledger(path, 10)
        small = [wall_time(lambda: read.read(path, path.name, Limits(), work)) for _ in range(30)]
        median = statistics.median(small)
        print(f"{'through the sandbox, 10 rows, median of 30':52}{median * 1000:6.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300_000)

"""A forecast that a board has adopted, entered in a page instead of in a file (E5).

It becomes a load like any other, with a file of its own: so who decided it, when and why is kept,
it can be undone, and a later one takes its place without anything being overwritten. What a file
has said of the same month stays; what is entered is the difference to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import uuid4

from lagesbild import spreadsheets
from lagesbild.access import Reader, Right, Store, Viewer
from lagesbild.boards import Board
from lagesbild.errors import UserError
from lagesbild.ingest import intake
from lagesbild.ingest.reading import Kind, ShownUnit, Sign
from lagesbild.ingest.recognise import Given
from lagesbild.periods import FiscalYear, Period
from lagesbild.settings import Settings

SOURCE = "inlagd prognos"


@dataclass(frozen=True)
class AdoptedDepartment:
    """What is adopted for a department's year, SEK with costs negative, and what was entered."""

    department: str
    name: str | None
    adopted: Decimal
    entered: Decimal
    reason: str | None


def adopted(reader: Reader, board: Board, period: Period) -> dict[str, AdoptedDepartment]:
    """What is adopted at a month, by the code of the department."""
    rows = reader.rows(
        "economy/adopted_by_department",
        AdoptedDepartment,
        board=board.id,
        period=period.code,
        source=SOURCE,
    )
    return {row.department: row for row in rows}


def adopt(
    store: Store,
    author: Viewer,
    board: Board,
    period: Period,
    wanted: Mapping[str, Decimal],
    reason: str,
    settings: Settings,
) -> int | None:
    """Let a department's year be forecast at what is wanted (SEK, costs negative); give the load.

    A department that is not named stays as it is. None when all is adopted so already. UserError
    outside the board's forecast months, without a reason, or when no department would change.
    """
    author.require_right(Right.FORECAST)
    if period.month not in board.forecast_months:
        raise UserError(
            f"{board.name} fastställer ingen prognos i {period.in_words}. Välj en av månaderna då "
            "nämnden gör det."
        )
    if not reason.strip():
        raise UserError("Skriv varför prognosen fastställs så, så att den kan följas upp.")
    known = adopted(store.reader(author), board, period)
    changed = {
        code: amount
        for code, amount in wanted.items()
        if code not in known or known[code].adopted != amount
    }
    if not changed:
        raise UserError("Ingenting är ändrat. Skriv en annan prognos för minst en avdelning.")
    rows = [
        (code, known[code].entered, known[code].reason)
        for code in known
        if code not in changed and known[code].reason is not None
    ]
    for code, amount in changed.items():
        of_files = known[code].adopted - known[code].entered if code in known else Decimal(0)
        rows.append((code, amount - of_files, reason.strip()))
    return _load(store, author, board, period, sorted(rows), settings)


def _load(
    store: Store,
    author: Viewer,
    board: Board,
    period: Period,
    rows: list[tuple[str, Decimal, str | None]],
    settings: Settings,
) -> int | None:
    settings.work.mkdir(parents=True, exist_ok=True)
    folder = settings.work / f"entered-{uuid4().hex}"
    folder.mkdir()
    path = folder / f"inlagd_prognos_{period.code}.csv"
    try:
        path.write_text(_file(board, period, rows), encoding="utf-8")
        given = Given(
            kind=Kind.ADOPTED_FORECAST,
            source=SOURCE,
            period=period.code,
            unit=ShownUnit.KR,
            sign=Sign.LEDGER,
            decimal=".",
        )
        outcome = intake.load_file(store, author, board, path, settings, given, confirmed=True)
    finally:
        path.unlink(missing_ok=True)
        folder.rmdir()
    if outcome.problems:
        raise UserError(f"Prognosen sparades inte: {outcome.problems[0]}")
    return outcome.load_id


def _file(board: Board, period: Period, rows: list[tuple[str, Decimal, str | None]]) -> str:
    """The file as an economy system would export it: a ledger has costs above zero."""
    year = FiscalYear.holding(period, board.first_month)
    header = ("Period", "Ansvar", f"Prognos helår {year}", "Orsak")
    lines = [(period.code, code, -amount, reason) for code, amount, reason in rows]
    return spreadsheets.comma_separated([header, *lines], line_end="\n")

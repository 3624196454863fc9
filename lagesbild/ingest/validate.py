"""Is what a file says possible? Amounts are asked in SQL, lists of codes here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from lagesbild.access import Change
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.reading import Kind
from lagesbild.ingest.shape import MOST_PROBLEMS, Incoming
from lagesbild.ingest.spreadsheet_errors import NO_STORED_VALUE

LEVELS = {
    "avdelning": "department",
    "verksamhet": "department",
    "resultatområde": "department",
    "verksamhetsområde": "department",
    "department": "department",
    "enhet": "unit",
    "unit": "unit",
    "ansvar": "cost_centre",
    "kostnadsställe": "cost_centre",
    "cost_centre": "cost_centre",
}


@dataclass(frozen=True)
class _BadAmount:
    sheet: str
    row_number: int
    column_name: str
    amount_text: str | None
    reason: str


@dataclass(frozen=True)
class _BlankAmounts:
    blank_count: int
    blank_ledger_count: int


@dataclass(frozen=True)
class AmountRule:
    """How amount cells become SEK."""

    decimal_mark: str
    sek_per_unit: int
    rounded: bool

    def as_parameters(self) -> dict[str, str | int | bool]:
        return {
            "decimal_mark": self.decimal_mark,
            "sek_per_unit": self.sek_per_unit,
            "rounded": self.rounded,
        }


def amount_problems(
    change: Change, incoming: pa.Table, stored: int, rule: AmountRule
) -> list[Problem]:
    """Why fewer amounts were stored than the file has, cell by cell; empty when none is missing.

    Asks for the addresses only when the counts differ, so that a sound file is read once.
    """
    [blanks] = change.rows("imports/blank_amounts", _BlankAmounts)
    if stored + blanks.blank_count == incoming.num_rows and not blanks.blank_ledger_count:
        return []
    found = change.rows(
        "imports/amount_problems", _BadAmount, **rule.as_parameters(), most=MOST_PROBLEMS
    )
    return [
        Problem(bad.sheet, bad.row_number, bad.column_name, _why_not_an_amount(bad))
        for bad in found
    ]


def _why_not_an_amount(bad: _BadAmount) -> str:
    if bad.reason == "missing":
        return "Beloppet saknas. Fyll i ett belopp eller ta bort raden."
    if bad.reason == "too_precise":
        return (
            f"Beloppet ”{bad.amount_text}” är inte hela ören. Skriv högst två decimaler i kronor, "
            "eller välj rätt enhet."
        )
    if bad.amount_text == NO_STORED_VALUE:
        return "Formeln har inget sparat värde. Öppna filen i Excel, spara den och läs in den igen."
    if bad.reason == "error":
        return f"Cellen har felet {bad.amount_text}. Rätta formeln och spara filen igen."
    return f"Beloppet ”{bad.amount_text}” går inte att läsa. Skriv bara siffror, till exempel 1 234,50."


def code_problems(incoming: Incoming) -> list[Problem]:
    """What is wrong in lists of codes: missing and doubled codes, levels, dates, parents."""
    problems: list[Problem] = []
    for kind, rows in (
        (Kind.ORGANISATION, incoming.organisation),
        (Kind.ACCOUNTS, incoming.accounts),
    ):
        if rows is None:
            continue
        entries = rows.to_pylist()
        problems += _without_code(entries)
        problems += _backwards(entries)
        problems += _doubled(entries)
        if kind is Kind.ORGANISATION:
            problems += _levels(entries)
    return sorted(problems)[:MOST_PROBLEMS]


def with_level_codes(organisation: pa.Table) -> pa.Table:
    """The organisation with the store's words for its levels."""
    levels = [LEVELS.get((word or "").casefold()) for word in organisation["level"].to_pylist()]
    place = organisation.schema.get_field_index("level")
    return organisation.set_column(place, "level", pa.array(levels, pa.string()))


def _at(entry: dict[str, object], message: str) -> Problem:
    return Problem(str(entry["sheet"] or ""), int(str(entry["row_number"])), "", message)


def _without_code(entries: list[dict[str, object]]) -> Iterator[Problem]:
    return (_at(entry, "Koden saknas. Fyll i den eller ta bort raden.")
            for entry in entries if not entry["code"])  # fmt: skip


def _backwards(entries: list[dict[str, object]]) -> Iterator[Problem]:
    for entry in entries:
        first, last = entry["valid_from"], entry["valid_to"]
        if isinstance(first, date) and isinstance(last, date) and first > last:
            yield _at(entry, f"Giltig från {first} ligger efter giltig till {last}. Rätta datumen.")


def _doubled(entries: list[dict[str, object]]) -> Iterator[Problem]:
    """The same code twice at the same time would count its figures twice."""
    spans: dict[str, list[tuple[date, date, dict[str, object]]]] = {}
    for entry in entries:
        first, last = entry["valid_from"], entry["valid_to"]
        spans.setdefault(str(entry["code"]), []).append(
            (
                first if isinstance(first, date) else date.min,
                last if isinstance(last, date) else date.max,
                entry,
            )
        )
    for code, held in spans.items():
        held.sort(key=lambda span: span[:2])
        for (_, earlier_last, earlier), (first, _, entry) in zip(held, held[1:], strict=False):
            if first <= earlier_last:
                yield _at(
                    entry,
                    f"Koden {code} finns redan på rad {earlier['row_number']} för samma tid. "
                    "Ta bort den ena eller ändra giltighetstiden.",
                )


def _levels(entries: list[dict[str, object]]) -> Iterator[Problem]:
    codes = {entry["code"] for entry in entries}
    for entry in entries:
        if str(entry["level"] or "").casefold() not in LEVELS:
            yield _at(
                entry,
                f"Nivån ”{entry['level'] or ''}” är okänd. Skriv Avdelning, Enhet eller Ansvar.",
            )
        parent = entry["parent_code"]
        if parent is not None and parent not in codes:
            yield _at(
                entry,
                f"Den överordnade koden {parent} finns inte i filen. Lägg till den eller rätta.",
            )

"""What a load would change, as tables: sums by period and class, codes, control sums, problems.

Amounts stand as in bookkeeping, costs with plus, so that they can be held against the sender's
own system.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.ingest.plan import Plan
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.reading import Kind as LoadKind
from lagesbild.ingest.reading import Reading
from lagesbild.ingest.table import Table
from lagesbild.numbers import KR
from lagesbild.periods import Period, span_in_words
from lagesbild.text import plural

NOTE = "Kostnader står med plus och intäkter med minus, som i bokföringen."
FIELD_NAMES = {"cost_centre": "Ansvar", "account": "Konto"}
CLASS_NAMES = {
    "1": "Tillgångar",
    "2": "Eget kapital och skulder",
    "3": "Intäkter",
    "4": "Kostnader och utgifter",
    "5": "Personal",
    "6": "Övriga verksamhetskostnader",
    "7": "Övriga verksamhetskostnader",
    "8": "Övriga intäkter och kostnader",
}
"""The classes of Kommun-Bas, which are not those of BAS for companies."""
MOST_ROWS = 300
FIRST_ROWS, MOST_COLUMNS = 8, 20


@dataclass(frozen=True)
class Codes:
    """Codes that the board's plans lack, and codes that no earlier load has used."""

    missing: FinanceTable | None
    new: FinanceTable | None


def kind_label(kind: str) -> str:
    return LoadKind(kind).label


def periods(plan: Plan) -> FinanceTable:
    """Rows and sums per kind and period against the load that counts now."""
    rows = [
        Row(
            key=f"{part.kind}-{part.period}",
            cells=(
                kind_label(part.kind).capitalize(),
                words,
                part.row_count,
                part.amount,
                part.previous_amount,
                part.difference if part.previous_amount is not None else None,
                f"nr {part.previous_load_id}" if part.previous_load_id else "Ingen",
            ),
        )
        for part, words in spans(plan.periods)
    ]
    return FinanceTable(
        title="Så ändras siffrorna",
        caption=f"Rader och summor per period i {plan.file_name}, kr, mot det som gäller nu",
        columns=(
            Column("kind", "Slag"),
            Column("period", "Period"),
            Column("rows", "Rader", Kind.COUNT),
            Column("amount", "Ny summa", Kind.MONEY, KR),
            Column("previous", "Gäller nu", Kind.MONEY, KR),
            Column("difference", "Skillnad", Kind.MONEY, KR),
            Column("load", "Ersätter inläsning"),
        ),
        rows=tuple(rows[:MOST_ROWS]),
        note=NOTE,
    )


class _Covered(Protocol):
    """A kind and period that a load covers."""

    @property
    def kind(self) -> str: ...
    @property
    def period(self) -> int: ...
    @property
    def row_count(self) -> int: ...


Covered = TypeVar("Covered", bound=_Covered)


def spans(parts: Sequence[Covered]) -> list[tuple[Covered, str]]:
    """What a load covers, each with its span in words.

    A budget for the year has its rows in the last month and covers the others without any: it is
    one line, "jan–dec 2024", unless there is something in them to replace.
    """
    told: list[tuple[Covered, str]] = []
    first: Covered | None = None
    for part in parts:
        if first is not None and first.kind != part.kind:
            first = None
        if not part.row_count and not getattr(part, "previous_load_id", None):
            first = first or part
            continue
        told.append((part, _span(first or part, part)))
        first = None
    return told


def _span(first: _Covered, last: _Covered) -> str:
    if not last.period:
        return "Hela listan"
    end = Period.of(last.period)
    if first.period == last.period and LoadKind(last.kind).record is None:
        return end.in_words
    if LoadKind(last.kind).record is not None:
        return span_in_words(Period.of(first.period), end)
    return span_in_words(Period.of(first.period), Period(end.year, end.month))


def classes(plan: Plan) -> FinanceTable:
    """Sums per account class, the first digit of the account."""
    return FinanceTable(
        title="Per kontoklass",
        caption=f"Summor per kontoklass i {plan.file_name}, kr",
        columns=(
            Column("class", "Kontoklass"),
            Column("kind", "Slag"),
            Column("rows", "Rader", Kind.COUNT),
            Column("amount", "Summa", Kind.MONEY, KR),
        ),
        rows=tuple(
            Row(
                key=f"{part.kind}-{part.account_class}",
                cells=(
                    _class_name(part.account_class),
                    kind_label(part.kind).capitalize(),
                    part.row_count,
                    part.amount,
                ),
            )
            for part in plan.classes
        ),
        note=NOTE,
    )


def _class_name(account_class: str | None) -> str:
    if account_class is None:
        return "Utan konto"
    return " ".join(filter(None, (account_class, CLASS_NAMES.get(account_class))))


def codes(plan: Plan) -> Codes:
    """Codes that no plan knows, and known codes that no earlier load has used."""
    missing = [code for code in plan.codes if not code.in_plan]
    new = [code for code in plan.codes if code.in_plan and not code.seen_before]

    def table(title: str, found: Sequence[object]) -> FinanceTable | None:
        if not found:
            return None
        return FinanceTable(
            title=title,
            caption=f"{title} i {plan.file_name}, kr",
            columns=(
                Column("code", "Kod"),
                Column("field", "Slag av kod"),
                Column("rows", "Rader", Kind.COUNT),
                Column("amount", "Summa", Kind.MONEY, KR),
            ),
            rows=tuple(
                Row(
                    f"{code.field}-{code.code}",
                    (code.code, FIELD_NAMES[code.field], code.row_count, code.amount),
                )
                for code in plan.codes
                if code in found
            )[:MOST_ROWS],
            note=NOTE,
        )

    return Codes(
        table("Koder som saknas i kodplanen", missing), table("Koder som är nya för nämnden", new)
    )


def details(plan: Plan) -> list[tuple[str, FinanceTable]]:
    """The tables beneath the periods that have something to say, each with its key."""
    found = codes(plan)
    shown = (
        ("missing", found.missing),
        ("totals", totals(plan)),
        ("classes", classes(plan)),
        ("new", found.new),
    )
    return [(key, table) for key, table in shown if table is not None]


def totals(plan: Plan) -> FinanceTable | None:
    """The file's own sums against its rows, those that differ first."""
    if not plan.totals:
        return None
    ordered = sorted(
        plan.totals, key=lambda total: (-abs(total.difference or Decimal(0)), total.row_number)
    )
    return FinanceTable(
        title="Kontrollsummor i filen",
        caption=f"Summor som {plan.file_name} själv anger, kr, mot summan av raderna",
        columns=(
            Column("label", "Summa i filen"),
            Column("row", "Rad"),
            Column("stated", "Angiven", Kind.MONEY, KR),
            Column("summed", "Raderna ger", Kind.MONEY, KR),
            Column("difference", "Skillnad", Kind.MONEY, KR),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    total.label,
                    str(total.row_number) if total.row_number else None,
                    total.stated,
                    total.summed,
                    total.difference,
                ),
            )
            for place, total in enumerate(ordered[:MOST_ROWS])
        ),
        note=NOTE,
    )


def problems(found: Sequence[Problem]) -> FinanceTable:
    """What must be mended, cell by cell."""
    return FinanceTable(
        title=plural(len(found), "sak att rätta", "saker att rätta"),
        caption="Vad som är fel, var, och vad som ska göras",
        columns=(
            Column("address", "Plats"),
            Column("message", "Vad som är fel och vad du gör", prose=True),
        ),
        rows=tuple(
            Row(str(place), (problem.address or "Filen", problem.message))
            for place, problem in enumerate(found[:MOST_ROWS])
        ),
    )


def evidence(reading: Reading) -> FinanceTable:
    """How the file is read, and from what that was concluded."""
    return FinanceTable(
        title="Vad som har förståtts av filen, och varför",
        caption="Stämmer något inte går det att ändra nedanför",
        columns=(
            Column("what", "Vad"),
            Column("value", "Läses som"),
            Column("because", "Därför att", prose=True),
        ),
        rows=tuple(
            Row(str(place), (EVIDENCE_NAMES.get(one.what, one.what), one.value, one.because))
            for place, one in enumerate(reading.evidence)
        ),
    )


EVIDENCE_NAMES = {
    "amount": "Kolumn med belopp",
    "blank_rows": "Rader utan belopp",
    "code_and_name": "Kod och namn i samma cell",
    "constant": "Lika för alla rader",
    "control_column": "Kolumn att stämma av mot",
    "control_sum": "Kontrollsumma",
    "counting": "Beloppen räknas",
    "dates": "Datum",
    "debit_credit": "Debet mot kredit",
    "decimal": "Decimaltecken",
    "delimiter": "Skiljetecken",
    "dimension": "Dimension",
    "dimension_left_out": "Dimension som inte läses",
    "encoding": "Teckenkodning",
    "field": "Kolumn",
    "filled_down": "Kod som gäller raderna under",
    "fiscal_year": "Räkenskapsår",
    "form": "Filformat",
    "formulas": "Formler",
    "header": "Rubrikrad",
    "headings": "Rader som är rubriker",
    "hidden_sheet": "Dolt blad",
    "ignored_column": "Kolumn som inte läses",
    "kind": "Innehåll",
    "level": "Slag av SIE-fil",
    "levels": "Rader som summerar andra",
    "parts": "Rader som är en del av andra",
    "period": "Period",
    "preamble": "Rader före tabellen",
    "profile": "Profil",
    "program": "Program",
    "repeated_headers": "Rubriker som upprepas",
    "sign": "Tecken",
    "source": "Källa",
    "totals": "Summarader",
    "unit": "Enhet",
    "value_type": "Rader av annat slag",
    "year": "År",
}
"""What each key of evidence is called; a test asks that none is missing."""


def first_rows(table: Table) -> FinanceTable:
    """The beginning of a table as it stands in the file, so that one can see what is what."""
    letters = table.columns[:MOST_COLUMNS]
    on_sheet = f" på bladet {table.sheet}" if table.sheet else ""
    return FinanceTable(
        title=f"De första raderna{on_sheet}",
        caption="Som de står i filen",
        columns=(Column("row", "Rad"), *(Column(letter, letter) for letter in letters)),
        rows=tuple(
            Row(str(number), (str(number), *(cell or "" for cell in cells[:MOST_COLUMNS])))
            for number, cells in table.head(FIRST_ROWS)
        ),
    )

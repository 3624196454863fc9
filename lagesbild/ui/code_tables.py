"""The code plan as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagesbild.codes import AccountRow, OrganisationRow, UnmappedRow
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit, count
from lagesbild.periods import Period, span_in_words
from lagesbild.table_files import Receipt

LEVEL_LABELS = {"department": "Avdelning", "unit": "Enhet", "cost_centre": "Ansvar"}
DEPTH = {"department": 0, "unit": 1, "cost_centre": 2}
FIELD_LABELS = {"cost_centre": "Ansvar", "account": "Konto"}
REASONS = {
    "unknown": "Koden finns inte i planen. Lägg till den och läs in planen igen.",
    "not_valid": "Koden gäller inte för perioden. Ändra giltighetstiden eller rätta bokföringen.",
    "no_group": "Kontot har ingen kontogrupp. Ange en i kontoplanen.",
}


def organisation(
    rows: Sequence[OrganisationRow], view: View, unit: Unit, search: str = ""
) -> FinanceTable:
    """Codes beneath the codes that they belong to; what a search finds keeps those above it."""
    found = _found_with_those_above(rows, search)
    return FinanceTable(
        title=_title("Organisation", len(found), len(rows), search),
        caption=f"Koder, giltighetstid och det som är bokfört på dem {_span(view)}, {unit.symbol}",
        columns=(
            Column("code", "Kod och namn"),
            Column("level", "Nivå"),
            Column("from", "Giltig från"),
            Column("to", "Giltig till"),
            Column("actual", "Bokfört på koden", Kind.MONEY, unit),
        ),
        rows=tuple(
            Row(
                key=f"{row.code}-{place}",
                cells=(
                    f"{row.code} {row.name}",
                    LEVEL_LABELS[row.level] + ("" if row.is_valid else ", gäller inte nu"),
                    _day(row.valid_from),
                    _day(row.valid_to),
                    row.actual_ytd,
                ),
                level=DEPTH[row.level],
            )
            for place, row in enumerate(found)
        ),
        note=view.board.sign.amounts,
    )


def accounts(rows: Sequence[AccountRow], view: View, unit: Unit, search: str = "") -> FinanceTable:
    """Accounts with their groups."""
    found = [row for row in rows if _holds(search, row.account, row.name, row.account_group)]
    return FinanceTable(
        title=_title("Kontoplan", len(found), len(rows), search),
        caption=f"Konton, kontogrupp och nettokostnad {_span(view)}, {unit.symbol}",
        columns=(
            Column("account", "Konto"),
            Column("group", "Kontogrupp"),
            Column("section", "Del"),
            Column("plan", "I kontoplanen"),
            Column("actual", "Utfall", Kind.MONEY, unit),
        ),
        rows=tuple(
            Row(
                key=row.account,
                cells=(
                    " ".join(filter(None, (row.account, row.name))),
                    row.account_group or "Ej kopplat",
                    row.section,
                    "Ja" if row.in_plan else "Nej",
                    row.actual_ytd,
                ),
            )
            for row in found
        ),
        note=view.board.sign.amounts,
        sortable=True,
    )


def unmapped(rows: Sequence[UnmappedRow], view: View, unit: Unit) -> FinanceTable:
    return FinanceTable(
        title=_unmapped_title(rows),
        caption=f"Koder i utfallet {_span(view)} som planerna inte känner, {unit.symbol}",
        columns=(
            Column("code", "Kod"),
            Column("field", "Slag av kod"),
            Column("span", "Perioder"),
            Column("actual", "Utfall", Kind.MONEY, unit),
            Column("reason", "Vad du gör", prose=True),
        ),
        rows=tuple(
            Row(
                key=f"{row.field}-{row.code}",
                cells=(
                    row.code,
                    FIELD_LABELS[row.field],
                    span_in_words(Period.of(row.first_period), Period.of(row.last_period)),
                    row.actual_ytd,
                    REASONS[row.reason],
                ),
            )
            for row in rows
        ),
        note=view.board.sign.amounts,
    )


def _unmapped_title(rows: Sequence[UnmappedRow]) -> str:
    return "1 kod är inte kopplad" if len(rows) == 1 else f"{len(rows)} koder är inte kopplade"


def _title(name: str, found: int, rows: int, search: str) -> str:
    return f"{name}: {count(found)} av {count(rows)} stämmer med sökningen" if search else name


def _holds(search: str, *texts: str | None) -> bool:
    wanted = search.strip().casefold()
    return any(wanted in text.casefold() for text in texts if text)


def _found_with_those_above(
    rows: Sequence[OrganisationRow], search: str
) -> Sequence[OrganisationRow]:
    """Rows come level by level, so those above a row are the last ones of a higher level."""
    if not search.strip():
        return rows
    found: list[OrganisationRow] = []
    above: dict[int, OrganisationRow] = {}
    for row in rows:
        depth = DEPTH[row.level]
        above = {level: one for level, one in above.items() if level < depth}
        if _holds(search, row.code, row.name):
            found += [one for one in above.values() if one not in found]
            found.append(row)
        above[depth] = row
    return found


def _span(view: View) -> str:
    return span_in_words(view.year.first, view.period)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def receipt(view: View, search: str = "") -> Receipt:
    """What follows a list of codes out of the product."""
    shown = (("Nämnd", view.board.name), ("Utfall", _span(view)))
    return (*shown, ("Sökning", search)) if search else shown

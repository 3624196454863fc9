"""The code plan as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagesbild.codes import AccountRow, OrganisationRow, UnmappedRow
from lagesbild.economy import View
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.ui.downloads import Receipt
from lagesbild.ui.tables import Column, FinanceTable, Kind, Row

LEVEL_LABELS = {"department": "Avdelning", "unit": "Enhet", "cost_centre": "Ansvar"}
DEPTH = {"department": 0, "unit": 1, "cost_centre": 2}
FIELD_LABELS = {"cost_centre": "Ansvar", "account": "Konto"}
REASONS = {
    "unknown": "Koden finns inte i planen. Lägg till den och läs in planen igen.",
    "not_valid": "Koden gäller inte för perioden. Ändra giltighetstiden eller rätta bokföringen.",
    "no_group": "Kontot har ingen kontogrupp. Ange en i kontoplanen.",
}


def organisation(rows: Sequence[OrganisationRow], view: View, unit: Unit) -> FinanceTable:
    return FinanceTable(
        title="Organisation",
        caption=f"Koder, giltighetstid och nettokostnad {_span(view)}, {unit.symbol}",
        columns=(
            Column("code", "Kod och namn"),
            Column("level", "Nivå"),
            Column("from", "Giltig från"),
            Column("to", "Giltig till"),
            Column("actual", "Utfall", Kind.MONEY, unit),
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
            for place, row in enumerate(rows)
        ),
        note=view.board.sign.amounts,
    )


def accounts(rows: Sequence[AccountRow], view: View, unit: Unit) -> FinanceTable:
    return FinanceTable(
        title="Kontoplan",
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
            for row in rows
        ),
        note=view.board.sign.amounts,
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
            Column("reason", "Vad du gör"),
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


def _span(view: View) -> str:
    return span_in_words(view.year.first, view.period)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def receipt(view: View) -> Receipt:
    """What follows a list of codes out of the product."""
    return (("Nämnd", view.board.name), ("Utfall", _span(view)))

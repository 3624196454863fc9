"""Placements one by one, as tables: where the year ends, what is booked, what overlaps."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import care_findings
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.periods import Period
from lagesbild.placements import ForecastRow, Overlap, ReconciledRow
from lagesbild.ui.volume_tables import DIMENSIONS, TOTAL
from lagesbild.volumes import Dimension


def forecast_table(
    rows: Sequence[ForecastRow], view: View, dimension: Dimension, unit: Unit
) -> FinanceTable:
    """The year so far, the rest by how sure it is, and where it ends (N4)."""
    columns = (
        Column("name", DIMENSIONS[dimension]),
        Column("open_placements", "Pågår", Kind.COUNT, group="Placeringar"),
        Column("known_ends", "Med slutdag", Kind.COUNT, group="Placeringar"),
        Column("days_ytd", "Dygn", Kind.COUNT, group="Hittills"),
        Column("cost_ytd", "Kostnad", Kind.MONEY, unit, "Hittills"),
        Column("rest_known", "Känt slut", Kind.MONEY, unit, "Resten av året"),
        Column("rest_open", "Öppet slut", Kind.MONEY, unit, "Resten av året"),
        Column("rest_inflow", "Nya", Kind.MONEY, unit, "Resten av året"),
        Column("low", "Dyrast", Kind.MONEY, unit, "Helår"),
        Column("forecast", "Prognos", Kind.MONEY, unit, "Helår"),
        Column("high", "Billigast", Kind.MONEY, unit, "Helår"),
    )
    return FinanceTable(
        title=care_findings.placements(rows, view),
        caption=f"{view.board.name}, placeringar till och med {view.period.in_words}, "
        f"kostnad i {unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                f"pf:{row.key or ''}",
                (row.name or TOTAL, *(getattr(row, one.key) for one in columns[1:])),
                is_total=row.row_kind == "total",
            )
            for row in rows
        ),
        note="Öppna slut räknas efter hur länge nämndens egna placeringar har varat, nya efter hur "
        "många som började de senaste tolv månaderna. Fyra år av fem slutar mellan dyrast och "
        "billigast. Intervall kan inte summeras. Framtida prisändringar är inte med.",
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def reconciled_table(rows: Sequence[ReconciledRow], view: View, unit: Unit) -> FinanceTable:
    """Month by month what the days cost by their price, and what is booked."""
    columns = (
        Column("name", "Månad"),
        Column("days", "Dygn", Kind.COUNT),
        Column("expected_cost", "Dygn gånger pris", Kind.MONEY, unit),
        Column("booked", "Bokfört", Kind.MONEY, unit),
        Column("difference", "Skillnad", Kind.MONEY, unit),
        Column("not_booked", "Kvar att bokföra", Kind.MONEY, unit),
        Column("without", "Inget bokfört för", prose=True),
    )
    totals = [row for row in rows if row.row_kind == "total"]
    without = {
        month: ", ".join(
            row.name or "" for row in rows if row.month == month and row.is_uninvoiced and row.name
        )
        for month in {row.month for row in rows}
    }
    return FinanceTable(
        title=care_findings.not_booked(rows),
        caption=f"{view.board.name}, placeringarnas dygn mot de konton de bokförs på, "
        f"{unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                f"re:{row.month}",
                (
                    Period.of(row.month).in_words,
                    *(getattr(row, one.key) for one in columns[1:-1]),
                    without[row.month] or None,
                ),
            )
            for row in totals
        ),
        note="Plus i skillnaden är att mindre är bokfört än vad dygnen kostar.",
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def overlaps_table(rows: Sequence[Overlap], view: View) -> FinanceTable:
    """Placements of the same person that share days: the rows of the list to look at."""
    return FinanceTable(
        title=f"{len(rows)} placeringar överlappar någon annan för samma person",
        caption=f"{view.board.name}, rader i listan över placeringar",
        columns=(
            Column("rows", "Rader i filen"),
            Column("forms", "Vårdformer"),
            Column("first", "Från"),
            Column("last", "Till"),
            Column("days", "Dygn", Kind.COUNT),
        ),
        rows=tuple(
            Row(
                f"ov:{row.first_row}-{row.second_row}",
                (
                    f"{row.first_row} och {row.second_row}",
                    " och ".join(dict.fromkeys((row.first_form, row.second_form))),
                    str(row.first_day),
                    str(row.last_day),
                    row.days,
                ),
            )
            for row in rows
        ),
    )

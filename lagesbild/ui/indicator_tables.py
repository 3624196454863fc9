"""An indicator as tables: its months, units and neighbours, and what has been said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lagesbild import goal_findings
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.goal_sayings import ACTIONS, EnteredValue, SaidStatus
from lagesbild.goals import Indicator, IndicatorMonth, IndicatorUnit, NeighbourYear
from lagesbild.periods import Period
from lagesbild.status import Status
from lagesbild.text import moment


def month_table(rows: Sequence[IndicatorMonth], one: Indicator, view: View) -> FinanceTable:
    """The months of an indicator's year that have been."""
    unit = f", {one.measured_in}" if one.measured_in else ""
    adds_up = one.measure in ("monthly_average", "accumulating_count")
    of_month = (Column("value", "Månadens värde", Kind.LEVEL),) if adds_up else ()
    return FinanceTable(
        title="Månad för månad",
        caption=f"{one.indicator}, {view.board.name}, {view.year}{unit}",
        columns=(
            Column("period", "Månad"),
            Column("status", "Status", Kind.STATUS),
            *of_month,
            Column("reached", "Utfall", Kind.LEVEL),
            Column("required", "Ska ha nått"),
            Column("reached_before", "Året före", Kind.LEVEL),
            Column("actions", "Åtgärder"),
            Column("comment", "Kommentar", prose=True),
        ),
        rows=tuple(
            Row(
                str(row.period),
                (
                    Period.of(row.period).in_words,
                    Status(row.status),
                    *((row.value,) if adds_up else ()),
                    row.reached,
                    goal_findings.required(row.required_low, row.required_high),
                    row.reached_before,
                    ACTIONS.get(row.actions or "", ""),
                    _comment(row),
                ),
            )
            for row in rows
            if row.status is not None
        ),
    )


def _comment(row: IndicatorMonth) -> str:
    entered = f"Inlagt av {row.entered_by}." if row.entered_by else ""
    return " ".join(filter(None, (row.comment, entered)))


def unit_table(rows: Sequence[IndicatorUnit], one: Indicator, view: View) -> FinanceTable:
    """What an indicator has come to in the units that have values."""
    return FinanceTable(
        title="Per enhet",
        caption=f"{one.indicator}, {view.period.in_words}",
        columns=(
            Column("name", "Enhet"),
            Column("status", "Status", Kind.STATUS),
            Column("value", "Månadens värde", Kind.LEVEL),
            Column("reached", "Utfall", Kind.LEVEL),
            Column("required", "Ska ha nått"),
            Column("comment", "Kommentar", prose=True),
        ),
        rows=tuple(
            Row(
                row.cost_centre,
                (
                    " ".join(filter(None, (row.cost_centre, row.name))),
                    Status(row.status),
                    row.value,
                    row.reached,
                    goal_findings.required(row.required_low, row.required_high),
                    row.comment,
                ),
            )
            for row in rows
        ),
    )


def neighbour_table(rows: Iterable[NeighbourYear], one: Indicator, view: View) -> FinanceTable:
    """The key figure beside those of other municipalities, year by year."""
    rows = [row for row in rows if row.indicator == one.indicator]
    retrieved = max((row.retrieved_on.isoformat() for row in rows), default="")
    return FinanceTable(
        title="Jämfört med andra kommuner",
        caption=f"Kolada {one.kpi}, {view.board.municipality} och de kommuner som är inlästa",
        columns=(
            Column("year", "År"),
            Column("own_value", view.board.municipality, Kind.LEVEL),
            Column("peer_median", "Mitten av andra", Kind.LEVEL),
            Column("peers", "Hälften ligger mellan"),
            Column("peer_count", "Antal kommuner", Kind.COUNT),
        ),
        rows=tuple(
            Row(
                str(row.year),
                (
                    str(row.year),
                    row.own_value,
                    row.peer_median,
                    goal_findings.required(row.peer_low, row.peer_high),
                    row.peer_count,
                ),
            )
            for row in rows
        ),
        note=f"Hämtat ur Kolada {retrieved}." if retrieved else "",
    )


def said_table(rows: Sequence[SaidStatus]) -> FinanceTable:
    """What has been set by hand, latest first."""
    return FinanceTable(
        caption="Statusar satta för hand, den senaste först",
        columns=(
            Column("period", "Månad"),
            Column("status", "Status"),
            Column("computed", "Regeln sa då"),
            Column("reason", "Skäl", prose=True),
            Column("author", "Av"),
            Column("when", "När"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    Period.of(row.period).in_words,
                    Status(row.status).in_words if row.status else "togs tillbaka",
                    Status(row.computed).in_words if row.computed else "",
                    row.reason,
                    row.author,
                    moment(row.set_at),
                ),
            )
            for place, row in enumerate(rows)
        ),
    )


def entered_table(rows: Sequence[EnteredValue]) -> FinanceTable:
    """The values that were entered in the page, latest first."""
    return FinanceTable(
        caption="Värden som lagts in här, det senaste först",
        columns=(
            Column("period", "Månad"),
            Column("value", "Värde", Kind.LEVEL),
            Column("actions", "Åtgärder"),
            Column("comment", "Kommentar", prose=True),
            Column("author", "Av"),
            Column("when", "När"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    Period.of(row.period).in_words,
                    row.value,
                    "togs tillbaka"
                    if row.event == "withdrawn"
                    else ACTIONS.get(row.actions or "", ""),
                    row.comment,
                    row.author,
                    moment(row.edited_at),
                ),
            )
            for place, row in enumerate(rows)
        ),
    )

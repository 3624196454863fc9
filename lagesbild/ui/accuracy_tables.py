"""How far off forecasts have been, by month of the year and by part, as finance tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lagesbild import figure_words, findings, numbers
from lagesbild.economy import Level, View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.forecasts import AccuracyRow
from lagesbild.periods import MONTH_NAMES
from lagesbild.text import plural
from lagesbild.ui.cards import Card
from lagesbild.ui.place import Place

RULES = {
    "at_level": "Dagens nivå",
    "with_trend": "Nivå med trend",
    "as_last_year": "Fjolårets rest, halv förändring",
    "last_years_rest": "Fjolårets rest",
    "by_usual_share": "Vanlig andel av året",
    "budgets_rest": "Budgetens rest",
    "run_rate": "Årets takt",
}
"""The plain sums that the computed forecast is judged beside."""
HOW = (
    "Felet är prognosen jämförd med vad året slutade på, i procent av året. Snittfelet visar åt "
    "vilket håll: minus är för lågt, plus för högt. Fel i storlek räknar alla fel lika, åt "
    "vilket håll de än är. Beräknad är vad systemet säger i dag om det som var stängt då."
)


def key_figures(rows: Sequence[AccuracyRow], view: View) -> list[Card]:
    """The total's bias and size this far into the year: of what was adopted, and computed."""
    shown = []
    for method, word in (("adopted", "Fastställd"), ("computed", "Beräknad")):
        row = findings.at_this_time(total_rows(rows), view, method)
        month = "" if row is None else f" i {MONTH_NAMES[row.month - 1]}"
        shown += [
            _card(f"{method}-bias", f"{word}{month}: snittfel", row, "bias"),
            _card(f"{method}-size", f"{word}{month}: fel i storlek", row, "size"),
        ]
    return shown


def total_rows(rows: Iterable[AccuracyRow]) -> list[AccuracyRow]:
    return [row for row in rows if row.row_kind == "total"]


def month_table(rows: Sequence[AccuracyRow], here: Place, title: str) -> FinanceTable:
    """The total by month of the year: the adopted, the computed, and each plain rule."""
    months = sorted({(row.closed_months, row.month) for row in rows})
    return FinanceTable(
        title=title,
        caption=f"{here.name}, helår, procent av vad året slutade på",
        columns=(
            Column("month", "Prognos efter"),
            Column("adopted_years", "Antal år", Kind.COUNT, group="Fastställd"),
            Column("adopted_bias", "Snittfel", Kind.PERCENT, group="Fastställd"),
            Column("adopted_size", "I storlek", Kind.PERCENT, group="Fastställd"),
            Column("computed_years", "Antal år", Kind.COUNT, group="Beräknad"),
            Column("computed_bias", "Snittfel", Kind.PERCENT, group="Beräknad"),
            Column("computed_size", "I storlek", Kind.PERCENT, group="Beräknad"),
            Column("within", "Inom intervall", Kind.PERCENT, group="Beräknad"),
            *(
                Column(method, name, Kind.PERCENT, group="Enkla regler, fel i storlek")
                for method, name in RULES.items()
            ),
        ),
        rows=tuple(Row(str(closed), _month_cells(rows, closed, month)) for closed, month in months),
        note=HOW,
    )


def part_table(rows: Sequence[AccuracyRow], view: View, here: Place, title: str) -> FinanceTable:
    """The parts and their total at the month of the view."""
    of_part: dict[str | None, list[AccuracyRow]] = {}
    for row in rows:
        of_part.setdefault(row.key, []).append(row)
    adopted = findings.at_this_time(total_rows(rows), view, "adopted")
    per = "" if adopted is None else f" efter {MONTH_NAMES[adopted.month - 1]}"
    ordered = sorted(
        of_part.values(), key=lambda own: (own[0].row_kind == "total", own[0].name or "")
    )
    return FinanceTable(
        title=title,
        caption=f"{here.name}, helår, beräknat efter {MONTH_NAMES[view.period.month - 1]} och "
        f"fastställt{per}, procent av vad året slutade på",
        columns=(
            Column("name", figure_words.LEVEL_NAMES[here.level]),
            Column("adopted_years", "Antal år", Kind.COUNT, group="Fastställd"),
            Column("adopted_bias", "Snittfel", Kind.PERCENT, group="Fastställd"),
            Column("adopted_size", "I storlek", Kind.PERCENT, group="Fastställd"),
            Column("adopted_latest", "Senast", Kind.PERCENT, group="Fastställd"),
            Column("computed_years", "Antal år", Kind.COUNT, group="Beräknad"),
            Column("computed_bias", "Snittfel", Kind.PERCENT, group="Beräknad"),
            Column("computed_size", "I storlek", Kind.PERCENT, group="Beräknad"),
            Column("within", "Inom intervall", Kind.PERCENT, group="Beräknad"),
            Column("computed_latest", "Senast", Kind.PERCENT, group="Beräknad"),
        ),
        rows=tuple(
            Row(
                own[0].key or "total:",
                _part_cells(own, view),
                is_total=own[0].row_kind == "total",
                link=own[0].row_kind == "part" and here.level is Level.DEPARTMENT,
            )
            for own in ordered
        ),
        note=HOW,
    )


def _month_cells(rows: Sequence[AccuracyRow], closed: int, month: int) -> tuple[Cell, ...]:
    found = {row.method: row for row in rows if row.closed_months == closed}
    adopted, computed = found.get("adopted"), found.get("computed")
    return (
        MONTH_NAMES[month - 1],
        None if adopted is None else adopted.years,
        *_misses(adopted),
        None if computed is None else computed.years,
        *_misses(computed),
        _share(None if computed is None else computed.within),
        *(_share(found[method].size if method in found else None) for method in RULES),
    )


def _part_cells(own: Sequence[AccuracyRow], view: View) -> tuple[Cell, ...]:
    adopted, computed = (findings.at_this_time(own, view, how) for how in ("adopted", "computed"))
    return (
        figure_words.row_words(own[0]),
        None if adopted is None else adopted.years,
        *_misses(adopted),
        _share(None if adopted is None else adopted.latest_miss),
        None if computed is None else computed.years,
        *_misses(computed),
        _share(None if computed is None else computed.within),
        _share(None if computed is None else computed.latest_miss),
    )


def _misses(row: AccuracyRow | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if row is None else (_share(row.bias), _share(row.size))


def _card(key: str, label: str, row: AccuracyRow | None, column: str) -> Card:
    if row is None:
        return Card(key, label, numbers.MISSING)
    value = row.bias if column == "bias" else row.size
    return Card(
        key,
        label,
        numbers.percent(_share(value), signed=column == "bias"),
        note=f"Över {plural(row.years, 'år', 'år')}",
    )


def _share(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(value)

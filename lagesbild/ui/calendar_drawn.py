"""A board's year as a picture: months in a row, and what is on the calendar in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from lagesbild import cycle_findings
from lagesbild.charts import year_strip
from lagesbild.charts.chart import Chart
from lagesbild.charts.colours import Palette
from lagesbild.charts.year_strip import Standing, Things, YearStrip
from lagesbild.cycle import DueRow
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.status import Due
from lagesbild.ui import theme

_WORST_FIRST = (Due.LATE, Due.THIS_MONTH, Due.COMING, Due.PASSED, Due.DONE)


def strip(rows: Sequence[DueRow], view: View, on_day: date, *, filtered: bool) -> Chart:
    """The day's year and, where the calendar goes on, the months after it; `rows` have some."""
    palette = theme.palette()
    timed = [row for row in rows if row.meets_in is not None]
    last = max(row.meets_in or 0 for row in timed)
    months = [Period(on_day.year, number) for number in range(1, 13)]
    while months[-1].code < last:
        months.append(months[-1].plus_months(1))
    grouped: dict[tuple[int, str], list[DueRow]] = defaultdict(list)
    for row in timed:
        grouped[row.meets_in or 0, row.item_kind].append(row)
    scope = f"{view.board.name} {on_day.year}{', ett urval' if filtered else ''}"
    return year_strip.chart(
        YearStrip(
            cycle_findings.strip(rows, on_day.year),
            f"{scope}, strecket är {on_day}",
            list(cycle_findings.ITEM_KINDS.values()),
            tuple(months),
            tuple(
                Things(
                    cycle_findings.ITEM_KINDS[kind],
                    Period.of(month),
                    min((Due(row.state) for row in own), key=_WORST_FIRST.index).value,
                    tuple(_name(row) for row in own),
                )
                for (month, kind), own in sorted(grouped.items())
            ),
            on_day.month - 1 + (on_day.day - 1) / 31,
        ),
        standings(palette),
        palette,
    )


def standings(palette: Palette) -> dict[str, Standing]:
    """How each state is drawn: never by its colour alone."""
    return {
        Due.LATE.value: Standing(Due.LATE.label, "!", palette.bad_text),
        Due.THIS_MONTH.value: Standing(Due.THIS_MONTH.label, "", palette.accent),
        Due.COMING.value: Standing(Due.COMING.label, "", palette.actual),
        Due.PASSED.value: Standing(Due.PASSED.label, "", palette.muted_text, is_hollow=True),
        Due.DONE.value: Standing(Due.DONE.label, "✓", palette.good_text),
    }


def _name(row: DueRow) -> str:
    return f"{row.meets_on} {row.item}" if row.meets_on else row.item

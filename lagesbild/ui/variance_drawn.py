"""The charts of a variance: what it is made of, and net cost of twelve months rolling."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import findings, variance_findings
from lagesbild.access import Reader
from lagesbild.charts import bridge, rolling
from lagesbild.charts.bridge import Bridge, Words
from lagesbild.charts.chart import Chart, Wording
from lagesbild.charts.rolling import Rolling, RollingPoint
from lagesbild.economy import View
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.ui import figures, theme
from lagesbild.ui.drawn import MEASURE
from lagesbild.ui.place import Place
from lagesbild.variances import VarianceRow

PERIODISATION, ONE_OFF = "Periodisering", "Engångsposter"


def variance_bridge(reader: Reader, view: View, unit: Unit, here: Place) -> Chart | None:
    """From budget to actual by what is periodisation, one-offs, and what remains of each part.

    None when there is no budget to vary from.
    """
    rows = figures.variance_table(reader, view, here.level, here.part)
    total = rows[-1]
    if total.actual_ytd is None or total.budget_ytd is None:
        return None
    palette = theme.palette()
    return figures.chart(
        reader,
        view,
        ("variance-bridge", here, unit, palette),
        lambda: bridge.chart(_bridge(rows, view, unit, here.name), palette),
    )


def rolling_line(reader: Reader, view: View, unit: Unit, here: Place) -> Chart | None:
    """Twelve months rolling; None until twelve months in a row are loaded."""
    months = figures.rolling_twelve(reader, view, here.part)
    if months[-1].rolling_actual is None:
        return None
    palette = theme.palette()
    return figures.chart(
        reader,
        view,
        ("rolling", here.part, unit, palette),
        lambda: rolling.chart(
            Rolling(
                measure=MEASURE,
                scope=here.name,
                unit=unit,
                finding=variance_findings.rolling(months),
                months=tuple(
                    RollingPoint(Period.of(month.month), month.rolling_actual, month.rolling_budget)
                    for month in months
                ),
            ),
            palette,
        ),
    )


def _bridge(rows: Sequence[VarianceRow], view: View, unit: Unit, scope: str) -> Bridge:
    total = rows[-1]
    apart = [(PERIODISATION, total.periodisation), (ONE_OFF, total.one_off)]
    remaining = [
        (row.name or "", row.remaining) for row in rows if row.row_kind == "part" and row.remaining
    ]
    left = findings.judged(total.remaining, view.board.sign)
    return Bridge(
        measure=MEASURE,
        scope=scope,
        period=f"ackumulerat {span_in_words(view.year.first, view.period)}",
        unit=unit,
        budget=total.budget_ytd or Decimal(0),
        actual=total.actual_ytd or Decimal(0),
        variance=total.variance_ytd,
        parts=tuple(bridge.Part(name, amount) for name, amount in [*apart, *remaining] if amount),
        wording=Wording(view.board.sign.worse, view.board.sign.better),
        words=Words(
            what="avvikelse mot budget, periodisering och engångsposter för sig",
            rows_are="Vad",
        ),
        finding=f"Utan periodisering och engångsposter: {left}",
    )

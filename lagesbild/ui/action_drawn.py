"""The way from the forecast to the forecast with what has been decided, as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import action_findings
from lagesbild.actions import ActionRow, Gap
from lagesbild.charts import bridge
from lagesbild.charts.bridge import Bridge, Part, Words
from lagesbild.charts.chart import Chart, Wording
from lagesbild.economy import View
from lagesbild.numbers import Unit
from lagesbild.ui import theme


def way(gap: Gap, rows: Sequence[ActionRow], view: View, unit: Unit) -> Chart | None:
    """Each decided action's effect; None while none gives anything of the year that is left."""
    given = [row for row in rows if row.counted]
    if not given or gap.forecast is None or gap.forecast_with_actions is None:
        return None
    return bridge.chart(
        Bridge(
            measure="Nettokostnad",
            scope=view.board.name,
            period=f"helår {view.year}",
            unit=unit,
            budget=gap.forecast,
            actual=gap.forecast_with_actions,
            variance=sum((row.counted for row in given), Decimal(0)),
            parts=tuple(Part(row.action, row.counted) for row in given),
            wording=Wording("sämre", "bättre"),
            words=Words(
                start="Prognos",
                end="Med åtgärder",
                step="Effekt",
                what="effekt av beslutade åtgärder",
                rows_are="Åtgärd",
            ),
            finding=action_findings.bridge(gap),
        ),
        theme.palette(),
    )

"""The chapters that look ahead: where the year lands, what is done about it, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import (
    action_findings,
    actions,
    cycle,
    cycle_findings,
    economy,
    figure_words,
    findings,
    forecasts,
)
from lagesbild.charts.bridge import Bridge, Words
from lagesbild.charts.bridge import Part as Step
from lagesbild.charts.chart import Wording
from lagesbild.economy import Level
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.periods import Period
from lagesbild.reports.content import Chapter, Comment, Difference, Paragraph, Part
from lagesbild.reports.desk import Desk, chapter
from lagesbild.status import Due
from lagesbild.text import plural

MOST_DUE = 12


def forecast(desk: Desk) -> Sequence[Chapter]:
    """The computed forecast with its interval, and what the board has adopted and changed."""
    rows, view = desk.forecast, desk.view
    if not rows or rows[-1].forecast is None:
        return []
    told = (
        findings.forecast(rows, view, view.board.name),
        findings.unusual_month(rows, view),
        *_adopted_in_words(desk),
    )
    parts = (_computed(desk), *_adopted(desk), *_reasons(desk))
    return [chapter("forecast", *(Paragraph(one) for one in told if one), *parts)]


def _computed(desk: Desk) -> Part:
    rows, view, unit = desk.forecast, desk.view, desk.unit
    of_year = f"Beräknad prognos {view.year}"
    summed = ("actual_ytd", "budget_year", "forecast", "forecast_variance")
    columns = (
        Column("name", figure_words.LEVEL_NAMES[Level.DEPARTMENT]),
        Column("actual_ytd", f"Utfall {desk.span}", Kind.MONEY, unit),
        Column("budget_year", f"Budget {view.year}", Kind.MONEY, unit),
        Column("forecast", "Helår", Kind.MONEY, unit, of_year),
        Column("low", "Lägst", Kind.MONEY, unit, of_year),
        Column("high", "Högst", Kind.MONEY, unit, of_year),
        Column("forecast_variance", "Avvikelse", Kind.VARIANCE, unit, of_year),
    )
    notes = (
        view.board.sign.amounts,
        findings.FORECAST_HOW,
        figure_words.rounding_note(rows, unit, summed[:-1]),
    )
    table = FinanceTable(
        title=findings.forecast_parts(rows, figure_words.LEVEL_NAMES[Level.DEPARTMENT]),
        caption=f"{view.board.name}, helår {view.year} beräknat i {view.period.in_words}, "
        f"{unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                f"{row.row_kind}:" if row.key is None else row.key,
                (
                    figure_words.row_words(row),
                    *(getattr(row, column.key) for column in columns[1:]),
                ),
                is_total=row.row_kind == "total",
            )
            for row in rows
        ),
        note=" ".join(filter(None, notes)),
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
    asked = forecasts.table_parameters(view, Level.DEPARTMENT)
    source = desk.source("economy/full_year_forecast", asked, lambda: desk.figure_loads)
    differences = [Difference("forecast_variance", "forecast", "budget_year")]
    return desk.table("forecast", table, source, summed, differences)


def _adopted(desk: Desk) -> list[Part]:
    """What the board has adopted by department, and how it has changed since the time before."""
    rows = [row for row in desk.by_department if row.row_kind != "section"]
    if not any(row.adopted_forecast is not None for row in rows):
        return []
    view, unit = desk.view, desk.unit
    columns = (
        Column("name", figure_words.LEVEL_NAMES[Level.DEPARTMENT]),
        Column("budget_year", f"Budget {view.year}", Kind.MONEY, unit),
        Column("adopted_forecast", "Fastställd prognos", Kind.MONEY, unit),
        Column("forecast_variance", "Avvikelse", Kind.VARIANCE, unit),
        Column("previous_adopted_forecast", "Förra prognosen", Kind.MONEY, unit),
        Column("forecast_change", "Ändring", Kind.VARIANCE, unit),
    )
    table = FinanceTable(
        title=f"Fastställd prognos {view.year} per avdelning",
        caption=f"{view.board.name}, helår {view.year}, senast per {view.period.in_words}, "
        f"{unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                figure_words.row_key(row),
                (
                    figure_words.row_words(row),
                    *(getattr(row, column.key) for column in columns[1:]),
                ),
                is_total=row.row_kind == "total",
            )
            for row in rows
        ),
        note=view.board.sign.amounts,
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
    asked = economy.table_parameters(view, Level.DEPARTMENT)
    source = desk.source("economy/board_table", asked, lambda: desk.figure_loads)
    differences = [
        Difference("forecast_variance", "adopted_forecast", "budget_year"),
        Difference("forecast_change", "adopted_forecast", "previous_adopted_forecast"),
    ]
    summed = [column.key for column in columns[1:]]
    return [desk.table("adopted-forecast", table, source, summed, differences)]


def _reasons(desk: Desk) -> list[Comment]:
    """Why the latest adopted forecast is what it is, as its file or whoever entered it says."""
    known = [
        one
        for one in forecasts.adopted(desk.reader, desk.view)
        if one.state in ("live", "partly_replaced") and one.period <= desk.view.period.code
    ]
    latest = max((one.period for one in known), default=0)
    return [
        Comment(f"Fastställd prognos per {Period.of(latest).in_words}", one.reason)
        for one in known
        if one.period == latest and one.reason
    ]


def _adopted_in_words(desk: Desk) -> list[str]:
    """What the board has adopted, and how it has changed since the time before."""
    total = findings.total_of(desk.by_department)
    if total is None or total.adopted_forecast is None:
        return []
    told = findings.money_told(abs(total.adopted_forecast))
    against = (
        ""
        if total.forecast_variance is None
        else f", {findings.judged(total.forecast_variance, desk.view.board.sign)} mot budget"
    )
    sentence = f"Den fastställda prognosen för {desk.view.year} är {told}{against}."
    if total.forecast_change is None:
        return [sentence]
    if abs(total.forecast_change) < findings.SMALLEST_TOLD:
        return [f"{sentence} Den är i stort sett oförändrad sedan förra prognosen."]
    way = "sämre" if total.forecast_change < 0 else "bättre"
    size = findings.money_told(abs(total.forecast_change))
    return [f"{sentence} Den är {size} {way} än förra prognosen."]


def decided(desk: Desk) -> Sequence[Chapter]:
    """The actions, what they give, and what is left to find (N9)."""
    view = desk.view
    rows = actions.of_year(desk.reader, view)
    gap = desk.gap
    if not rows and (gap is None or not gap.is_demanded):
        return []
    asked = actions.parameters(view)
    parts: list[Part] = []
    if gap is None:
        parts.append(Paragraph(action_findings.own(rows)))
    else:
        told = (
            action_findings.demand(gap, view),
            action_findings.position(gap, view),
            action_findings.with_actions(gap, view),
            action_findings.followed(rows),
        )
        parts += [Paragraph(one) for one in told if one]
    if rows:
        source = desk.source(
            "actions/actions", asked, lambda: actions.receipt_loads(desk.reader, view)
        )
        parts.append(desk.table("actions", _action_table(desk, rows), source))
        parts += [Comment(row.action, row.cause) for row in rows if row.cause and row.is_decided]
    given = [row for row in rows if row.counted]
    if given and gap is not None and gap.forecast is not None and gap.forecast_with_actions:
        source = desk.source(
            "actions/left_to_find",
            asked,
            lambda: [*desk.figure_loads, *actions.receipt_loads(desk.reader, view)],
        )
        parts.append(desk.bridge("actions-way", _way(desk, gap, given), source))
    return [chapter("actions", *parts)]


def _action_table(desk: Desk, rows: Sequence[actions.ActionRow]) -> FinanceTable:
    view = desk.view
    decided = [row for row in rows if row.is_decided]
    expected = "Väntad effekt"

    def summed(name: str) -> Decimal | None:
        told = [getattr(row, name) for row in decided if getattr(row, name) is not None]
        return sum(told, Decimal(0)) if told else None

    amounts = ("effect_per_month", "expected_ytd", "expected_year", "realised_ytd")
    total = Row(
        "total:",
        ("Summa beslutade", None, None, *(summed(name) for name in amounts), None),
        is_total=True,
    )
    return FinanceTable(
        title=plural(len(rows), "åtgärd", "åtgärder"),
        caption=f"{view.board.name}, åtgärdsplan {view.year} per {view.period.in_words}, "
        f"{desk.unit.symbol}",
        columns=(
            Column("name", "Åtgärd", prose=True),
            Column("status", "Status"),
            Column("months", "Gäller"),
            Column("effect_per_month", "Per månad", Kind.MONEY, desk.unit, expected),
            Column("expected_ytd", desk.span, Kind.MONEY, desk.unit, expected),
            Column("expected_year", f"Hela {view.year}", Kind.MONEY, desk.unit, expected),
            Column("realised_ytd", f"Uppnådd {desk.span}", Kind.MONEY, desk.unit),
            Column("owner", "Ansvarig", prose=True),
        ),
        rows=(
            *(
                Row(
                    row.action,
                    (
                        row.action,
                        actions.STATUSES[row.status],
                        action_findings.months(row),
                        *(getattr(row, name) for name in amounts),
                        row.responsible or row.department,
                    ),
                )
                for row in rows
            ),
            *([total] if decided else []),
        ),
        note="Plus är bättre resultat. Bara beslutade åtgärder räknas i summan.",
        worse="sämre",
        better="bättre",
    )


def _way(desk: Desk, gap: actions.Gap, given: Sequence[actions.ActionRow]) -> Bridge:
    return Bridge(
        measure=figure_words.TOTAL,
        scope=desk.view.board.name,
        period=f"helår {desk.view.year}",
        unit=desk.unit,
        budget=gap.forecast or Decimal(0),
        actual=gap.forecast_with_actions or Decimal(0),
        variance=sum((row.counted for row in given), Decimal(0)),
        parts=tuple(Step(row.action, row.counted) for row in given),
        wording=Wording("sämre", "bättre"),
        words=Words(
            start="Prognos",
            end="Med åtgärder",
            step="Effekt",
            what="effekt av beslutade åtgärder",
            rows_are="Åtgärd",
        ),
        finding=action_findings.bridge(gap),
    )


def due(desk: Desk) -> Sequence[Chapter]:
    """What the calendar has next, as seen from the last day of the period."""
    view = desk.view
    on_day = view.period.last_day
    ahead = [
        row
        for row in cycle.due(desk.reader, view.board, on_day)
        if row.state != cycle.LATE and row.days_left is not None and row.days_left >= 0
    ]
    if not ahead:
        return []
    shown = sorted(ahead, key=lambda row: (row.days_left or 0, row.item))[:MOST_DUE]
    table = FinanceTable(
        title=plural(len(shown), "punkt på tur", "punkter på tur"),
        caption=f"{view.board.name}, kalendern {on_day.year}, det närmaste efter "
        f"{view.period.in_words}",
        columns=(
            Column("name", "Punkt", prose=True),
            Column("state", "Läge", Kind.STATUS),
            Column("when", "Möte"),
            Column("about", "Avser"),
            Column("responsible", "Ansvarig", prose=True),
        ),
        rows=tuple(
            Row(
                row.key,
                (
                    row.item,
                    Due(row.state),
                    cycle_findings.when(row),
                    Period.of(row.about).in_words if row.about else None,
                    row.responsible,
                ),
            )
            for row in shown
        ),
    )
    source = desk.source(
        cycle.DUE,
        cycle.due_parameters(view.board, on_day),
        lambda: cycle.receipt_loads(desk.reader, view.board, on_day.year),
    )
    return [chapter("due", desk.table("due", table, source))]

"""The chapters of money: where the board stands, of what, why, and what of it is only timing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lagesbild import (
    action_findings,
    assignment_findings,
    assignments,
    control_findings,
    controls,
    economy,
    explanations,
    figure_words,
    findings,
    goal_findings,
    goals,
    variance_findings,
    variances,
)
from lagesbild.charts import months, pins
from lagesbild.charts.months import MonthFigures, Months
from lagesbild.charts.pins import Pin, Pins
from lagesbild.economy import WHOLE_BOARD, BoardTableRow, Level
from lagesbild.explanations import Explanation
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.periods import Period
from lagesbild.reports.content import (
    Chapter,
    ChartPart,
    Comment,
    Difference,
    Form,
    Paragraph,
    Part,
    Share,
)
from lagesbild.reports.desk import Desk, chapter
from lagesbild.status import Status
from lagesbild.variances import VarianceRow

BOARD_TABLE = "economy/board_table"
_SUMMED = (
    "actual_ytd", "budget_ytd", "variance_ytd", "previous_year_ytd", "budget_year",
    "adopted_forecast", "forecast_variance",
)  # fmt: skip
_DIFFERENCES = (
    Difference("variance_ytd", "actual_ytd", "budget_ytd"),
    Difference("forecast_variance", "adopted_forecast", "budget_year"),
)
_SHARES = (Share("variance_share", "variance_ytd", "budget_ytd"),)


def summary(desk: Desk) -> Sequence[Chapter]:
    """The report in some sentences: position, forecast, goals, and what must be decided."""
    view, reader = desk.view, desk.reader
    told = []
    money = {"economy", "variances", "forecast"} & set(desk.template.chapters)
    if money and desk.has_actual:
        told.append(findings.position(desk.by_department, view, view.board.name))
        if desk.forecast:
            told.append(findings.forecast(desk.forecast, view, view.board.name))
    if "goals" in desk.template.chapters:
        statuses = goals.statuses(reader, view)
        if statuses.indicators:
            told.append(goal_findings.position(statuses, view))
    if "assignments" in desk.template.chapters:
        standing = assignments.standing(reader, view)
        if standing:
            told.append(assignment_findings.position(standing))
    if "control" in desk.template.chapters:
        found = controls.controls(reader, view)
        if found:
            told.append(control_findings.position(found, controls.year_of(view)))
    if "actions" in desk.template.chapters and desk.gap is not None:
        told.append(action_findings.demand(desk.gap, view))
    told = [one for one in told if one]
    return [chapter("summary", *(Paragraph(one) for one in told))] if told else []


def by_department(desk: Desk) -> Sequence[Chapter]:
    """The board table, the months of the year and each department's variance."""
    if not desk.has_actual:
        return []
    rows, view = desk.by_department, desk.view
    told = [findings.closing_entries(findings.total_of(rows), desk.unit)]
    if "summary" not in desk.template.chapters:
        told.insert(0, findings.position(rows, view, view.board.name))
    parts: list[Part] = [
        *(Paragraph(one) for one in told if one),
        _board_table(desk, rows, Level.DEPARTMENT, "board-table"),
    ]
    asked = {**view.year_parameters(), **WHOLE_BOARD.as_parameters()}
    by_month = desk.source("economy/months", asked, lambda: desk.figure_loads)
    drawn = months.chart(_months(desk), desk.palette)
    parts.append(ChartPart.of("months", Form.COLUMNS, drawn, by_month))
    varied = [row for row in rows if row.row_kind == "part" and row.budget_ytd is not None]
    if varied:
        drawn = pins.chart(_pins(desk, varied), desk.palette)
        source = _source(desk, Level.DEPARTMENT)
        parts.append(ChartPart.of("departments", Form.PINS, drawn, source))
    return [chapter("economy", *parts)]


def by_account_group(desk: Desk) -> Sequence[Chapter]:
    """Income and costs by kind, each section with its sum."""
    if not desk.has_actual:
        return []
    rows = desk.by_account_group
    part = _board_table(desk, rows, Level.ACCOUNT_GROUP, "account-groups")
    return [chapter("account_groups", part)]


def explained(desk: Desk) -> Sequence[Chapter]:
    """What each department varies by, and why; "ej förklarad" where that is asked for."""
    if not desk.has_actual:
        return []
    view, rows = desk.view, desk.variances
    rules = explanations.rules_of(view.board)
    known = explanations.counting(desk.explained)
    missing = variance_findings.unexplained(rows, Level.DEPARTMENT, WHOLE_BOARD, rules, known)
    asked = any(rules.ask_for(row.status) for row in rows)
    sentence = variance_findings.position(rows, view, view.board.name, len(missing), asked=asked)
    table = FinanceTable(
        title=variance_findings.parts(rows, "Avdelning", desk.unit),
        caption=f"{view.board.name}, avvikelse mot periodiserad budget {desk.span}, "
        f"{desk.unit.symbol}",
        columns=(
            Column("name", "Avdelning"),
            Column("status", "Status", Kind.STATUS),
            Column("variance_ytd", "Avvikelse", Kind.VARIANCE, desk.unit),
            Column("cause", "Förklaring"),
        ),
        rows=tuple(
            Row(
                figure_words.row_key(row),
                (
                    figure_words.row_words(row),
                    Status(row.status),
                    _varied(row, row.variance_ytd),
                    _cause(row, known, is_missing=row in missing),
                ),
                is_total=row.row_kind == "total",
            )
            for row in rows
        ),
        note=view.board.sign.variance,
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
    part = desk.table("explained", table, _variance_source(desk), ("variance_ytd",))
    return [chapter("variances", Paragraph(sentence), part, *_explanations(desk, rows, known))]


def periodisation(desk: Desk) -> Sequence[Chapter]:
    """What of the variance is booked or budgeted in another month, or a one-off."""
    if not desk.has_actual:
        return []
    view, rows = desk.view, desk.variances
    found = variances.findings(desk.reader, view)
    if not found:
        return []
    made_of = ("variance_ytd", "periodisation", "one_off", "remaining")
    headers = ("Avvikelse", "Periodisering", "Engångsposter", "Kvarstår")
    table = FinanceTable(
        title=variance_findings.periodisation(found, view, desk.unit),
        caption=f"{view.board.name}, vad avvikelsen {desk.span} består av, {desk.unit.symbol}",
        columns=(
            Column("name", "Avdelning"),
            *(
                Column(key, header, Kind.VARIANCE, desk.unit)
                for key, header in zip(made_of, headers, strict=True)
            ),
        ),
        rows=tuple(
            Row(
                figure_words.row_key(row),
                (
                    figure_words.row_words(row),
                    *(_varied(row, getattr(row, key)) for key in made_of),
                ),
                is_total=row.row_kind == "total",
            )
            for row in rows
        ),
        note=variance_findings.HOW,
        worse="sämre",
        better="bättre",
    )
    part = desk.table("periodisation", table, _variance_source(desk), made_of)
    return [chapter("periodisation", part)]


def _board_table(desk: Desk, rows: Sequence[BoardTableRow], level: Level, key: str) -> Part:
    """What fits a page in height of the board table: accumulated, last year, and the year."""
    view, unit = desk.view, desk.unit
    accumulated, year = f"Ackumulerat {desk.span}", f"Helår {view.year}"
    columns = (
        Column("name", figure_words.LEVEL_NAMES[level]),
        Column("actual_ytd", "Utfall", Kind.MONEY, unit, accumulated),
        Column("budget_ytd", "Budget", Kind.MONEY, unit, accumulated),
        Column("variance_ytd", "Avvikelse", Kind.VARIANCE, unit, accumulated),
        Column("variance_share", "Avvikelse i procent", Kind.VARIANCE, None, accumulated),
        Column("previous_year_ytd", "Utfall fg år", Kind.MONEY, unit, accumulated),
        Column("budget_year", "Budget", Kind.MONEY, unit, year),
        Column("adopted_forecast", "Prognos", Kind.MONEY, unit, year),
        Column("forecast_variance", "Avvikelse", Kind.VARIANCE, unit, year),
    )
    known = figure_words.has_budget(rows)
    in_order = _totals_last(rows)
    has_sections = any(row.row_kind == "section" for row in rows)
    table = FinanceTable(
        title=findings.parts(rows, figure_words.LEVEL_NAMES[level]),
        caption=f"{view.board.name}, ackumulerat {desk.span} mot periodiserad budget, och helår "
        f"{view.year}, {unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                figure_words.row_key(row),
                (
                    figure_words.row_words(row),
                    *(
                        figure_words.figure_of(row, column.key, has_budget=known)
                        for column in columns[1:]
                    ),
                ),
                level=_level(row, has_sections=has_sections),
                is_total=row.row_kind != "part",
            )
            for row in in_order
        ),
        note=" ".join(
            filter(None, (view.board.sign.amounts, figure_words.rounding_note(rows, unit, _SUMMED)))
        ),
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
    part = desk.table(key, table, _source(desk, level), _SUMMED, _DIFFERENCES)
    return replace(part, shares=_SHARES)


def _level(row: BoardTableRow, *, has_sections: bool) -> int:
    """How far in a row stands beneath what sums it: the board, its sections, their parts."""
    if row.row_kind == "total" or not has_sections:
        return 0
    return 2 if row.row_kind == "part" and row.section else 1


def _totals_last(rows: Sequence[BoardTableRow]) -> list[BoardTableRow]:
    """The rows with each section's sum after its parts, as in printed tables."""
    found: list[BoardTableRow] = []
    waiting: list[BoardTableRow] = []
    for row in rows:
        if row.row_kind == "part" and waiting and row.section == waiting[0].section:
            found.append(row)
            continue
        found += waiting
        waiting = [row] if row.row_kind == "section" else []
        found += [] if waiting else [row]
    return [*found, *waiting]


def _source(desk: Desk, level: Level) -> int:
    asked = economy.table_parameters(desk.view, level)
    return desk.source(BOARD_TABLE, asked, lambda: desk.figure_loads)


def _variance_source(desk: Desk) -> int:
    asked = variances.table_parameters(desk.view, Level.DEPARTMENT)
    return desk.source("economy/variance", asked, lambda: desk.figure_loads)


def _varied(row: VarianceRow, amount: Decimal) -> Decimal | None:
    """Without a budget and an actual there is nothing to vary, which is not 0."""
    return None if row.actual_ytd is None and row.budget_ytd is None else amount


def _cause(
    row: VarianceRow, known: Mapping[economy.Part, Explanation], *, is_missing: bool
) -> Cell:
    said = known.get(variance_findings.part_of(row, Level.DEPARTMENT, WHOLE_BOARD))
    if said is not None:
        return said.cause
    return variance_findings.NOT_EXPLAINED if is_missing else None


def _explanations(
    desk: Desk, rows: Sequence[VarianceRow], known: Mapping[economy.Part, Explanation]
) -> list[Part]:
    """What has been said, of the board first, then of departments and of what lies in them."""
    names = {
        variance_findings.part_of(row, Level.DEPARTMENT, WHOLE_BOARD): (
            desk.view.board.name if row.key is None else figure_words.row_words(row)
        )
        for row in (*rows[-1:], *rows[:-1])
    }
    told: list[Part] = [
        Comment(f"{name}: {known[part].cause}", known[part].words or "")
        for part, name in names.items()
        if part in known
    ]
    within = sorted(
        (one for part, one in known.items() if part not in names),
        key=lambda one: tuple(code or "" for code in one.part.as_parameters().values()),
    )
    for one in within:
        found = economy.part_names(desk.reader, desk.view, one.part)
        name = found.cost_centre or found.unit or found.department or found.account
        codes = [code for code in one.part.as_parameters().values() if code]
        about = " ".join(filter(None, (codes[-1], name)))
        told.append(Comment(f"{about}: {one.cause}", one.words or ""))
    return told


def _months(desk: Desk) -> Months:
    return Months(
        measure=figure_words.TOTAL,
        scope=desk.view.board.name,
        unit=desk.unit,
        months=tuple(_month(desk, row) for row in economy.months(desk.reader, desk.view)),
        wording=desk.wording,
    )


def _month(desk: Desk, row: economy.MonthRow) -> MonthFigures:
    period = Period.of(row.period)
    closed = row.actual is not None and period <= desk.view.period
    return MonthFigures(
        period=period,
        actual=row.actual if closed else None,
        budget=row.budget,
        previous_year=row.previous_year,
        variance=row.variance if closed else None,
    )


def _pins(desk: Desk, varied: Sequence[BoardTableRow]) -> Pins:
    return Pins(
        measure=figure_words.TOTAL,
        scope=desk.view.board.name,
        period=f"ackumulerat {desk.span}",
        unit=desk.unit,
        pins=tuple(Pin(row.name or "", row.variance_ytd, row.variance_share) for row in varied),
        wording=desk.wording,
    )

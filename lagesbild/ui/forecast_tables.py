"""The computed forecast, as key figures and as a finance table beside the adopted one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lagesbild import figure_words, findings, numbers
from lagesbild.charts.chart import Wording
from lagesbild.economy import BoardTableRow, Level, View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.forecasts import AdoptedForecast, ForecastRow
from lagesbild.loads import STATES
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.text import moment
from lagesbild.ui import cards
from lagesbild.ui.cards import Card, Variance
from lagesbild.ui.place import Place


def key_figures(
    rows: Sequence[ForecastRow], adopted: BoardTableRow | None, view: View, unit: Unit
) -> list[Card]:
    """The forecast against budget, its interval, the adopted one, and how far off it has been."""
    total = rows[-1]
    wording = Wording(view.board.sign.worse, view.board.sign.better)
    against_budget = (
        None
        if total.forecast_variance is None
        else Variance(total.forecast_variance, unit, "budget", wording)
    )
    fixed = None if adopted is None else adopted.adopted_forecast
    between = None if fixed is None or total.forecast is None else total.forecast - fixed
    return [
        cards.amount(
            "forecast", f"Beräknad prognos {view.year}", total.forecast, unit, against_budget
        ),
        _uncertainty(total, unit),
        Card(
            "adopted",
            f"Fastställd prognos {view.year}",
            numbers.money(fixed, unit),
            note=(
                ""
                if between is None
                else f"Beräknad mot fastställd: {numbers.money(between, unit, signed=True)}"
            ),
        ),
        Card(
            "error",
            "Prognosfel samma månad förut",
            numbers.percent(_share(total.mean_error)),
            note="" if total.mean_error is None else "Medel av de två åren före",
        ),
    ]


def forecast_table(
    rows: Sequence[ForecastRow],
    adopted: Mapping[str | None, BoardTableRow],
    view: View,
    unit: Unit,
    here: Place,
    title: str,
) -> FinanceTable:
    """The forecast by parts: actual so far, forecast and interval, budget, and what is adopted."""
    span = span_in_words(view.year.first, view.period)
    columns = (
        Column("name", figure_words.LEVEL_NAMES[here.level]),
        Column("actual_ytd", f"Utfall {span}", Kind.MONEY, unit),
        Column("forecast", "Prognos", Kind.MONEY, unit, "Beräknad"),
        Column("low", "Lägst", Kind.MONEY, unit, "Beräknad"),
        Column("high", "Högst", Kind.MONEY, unit, "Beräknad"),
        Column("budget_year", f"Budget {view.year}", Kind.MONEY, unit),
        Column("forecast_variance", "Avvikelse", Kind.VARIANCE, unit, bars=True),
        Column("adopted_forecast", "Prognos", Kind.MONEY, unit, "Fastställd"),
        Column("previous_adopted_forecast", "Förra", Kind.MONEY, unit, "Fastställd"),
        Column("forecast_change", "Ändring", Kind.VARIANCE, unit, "Fastställd"),
        Column("mean_error", "Fel förut", Kind.PERCENT),
        Column("method", "Grund", prose=True),
    )
    notes = (
        view.board.sign.amounts,
        findings.FORECAST_HOW,
        figure_words.rounding_note(rows, unit, ("actual_ytd", "forecast", "budget_year")),
    )
    return FinanceTable(
        title=title,
        caption=f"{here.name}, helår {view.year} beräknat i {view.period.in_words}, {unit.symbol}",
        columns=columns,
        rows=tuple(
            _row(row, adopted.get(row.key), leads_on=here.level is Level.DEPARTMENT) for row in rows
        ),
        note=" ".join(filter(None, notes)),
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def adopted_table(rows: Sequence[AdoptedForecast], view: View, unit: Unit) -> FinanceTable:
    """Every adopted forecast of the year: when, what of the whole board, by whom and why."""
    return FinanceTable(
        title="",
        caption=f"{view.board.name}, fastställda prognoser för helåret {view.year}, "
        f"senaste först, {unit.symbol}",
        columns=(
            Column("month", "Per"),
            Column("state", "Läge"),
            Column("amount", "Prognos", Kind.MONEY, unit),
            Column("file", "Fil"),
            Column("who", "Av"),
            Column("when", "När"),
            Column("reason", "Varför", prose=True),
        ),
        rows=tuple(
            Row(
                f"{row.load_id}-{row.period}",
                (
                    Period.of(row.period).in_words,
                    STATES[row.state],
                    row.amount,
                    row.file_name,
                    row.author,
                    moment(row.committed_at),
                    row.reason,
                ),
            )
            for row in rows
        ),
        note="Flera filer som gäller samma månad räknas ihop: det som är inlagt här är skillnaden "
        "mot det som filen säger.",
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def _uncertainty(row: ForecastRow, unit: Unit) -> Card:
    """Half of the interval, and where it begins and ends; nothing known is "–"."""
    label = "Osäkerhet, fyra år av fem"
    if row.low is None or row.high is None:
        return Card("interval", label, numbers.MISSING)
    half = numbers.money((row.high - row.low) / 2, unit)
    between = f"Mellan {numbers.bare(row.low, unit)} och {numbers.money(row.high, unit)}"
    return Card("interval", label, f"± {half}", note=between)


def _share(error: float | None) -> Decimal | None:
    return None if error is None else Decimal(error)


def _row(row: ForecastRow, adopted: BoardTableRow | None, *, leads_on: bool) -> Row:
    return Row(
        key=f"{row.row_kind}:" if row.key is None else row.key,
        cells=(
            figure_words.row_words(row),
            row.actual_ytd,
            row.forecast,
            row.low,
            row.high,
            row.budget_year,
            row.forecast_variance,
            None if adopted is None else adopted.adopted_forecast,
            None if adopted is None else adopted.previous_adopted_forecast,
            None if adopted is None else adopted.forecast_change,
            _share(row.mean_error),
            findings.FORECAST_METHODS[row.method],
        ),
        is_total=row.row_kind == "total",
        link=leads_on and row.row_kind == "part",
    )

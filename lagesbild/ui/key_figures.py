"""The key figures of a part of a board: where it stands, this month, the year and last year."""

from __future__ import annotations

from decimal import Decimal

from lagesbild import findings, numbers
from lagesbild.charts.chart import Wording
from lagesbild.economy import BoardTableRow, View
from lagesbild.numbers import Unit
from lagesbild.periods import span_in_words
from lagesbild.status import Status
from lagesbild.ui import cards
from lagesbild.ui.cards import Card, Variance


def show(total: BoardTableRow | None, view: View, unit: Unit, *, link: bool = False) -> str | None:
    """Draw them; the key of the one that was opened, where `link` lets them be."""
    if total is None:
        return None
    return cards.show(_cards(total, view, unit, link=link), f"key-figures-{view.board.id}")


def _cards(total: BoardTableRow, view: View, unit: Unit, *, link: bool) -> list[Card]:
    span = span_in_words(view.year.first, view.period)
    wording = Wording(view.board.sign.worse, view.board.sign.better)

    def variance(amount: Decimal | None, against: str) -> Variance | None:
        return None if amount is None else Variance(amount, unit, against, wording)

    return [
        Card(
            "ytd",
            f"Nettokostnad {span}",
            numbers.money(total.actual_ytd, unit),
            variance(total.variance_ytd if total.budget_ytd is not None else None, "budget"),
            Status(total.status),
            link=link,
        ),
        Card(
            "month",
            f"Nettokostnad {view.period.short}",
            numbers.money(total.actual_month, unit),
            variance(total.variance_month if total.budget_month is not None else None, "budget"),
            note=findings.closing_entries(total, unit),
            link=link,
        ),
        Card(
            "year",
            f"Fastställd prognos {view.year}",
            numbers.money(total.adopted_forecast, unit),
            variance(total.forecast_variance, "budget"),
            note=_forecast_note(total, unit),
            link=link,
        ),
        Card(
            "previous",
            "Samma månader förra året",
            numbers.money(total.previous_year_ytd, unit),
            note=_change_note(total),
            link=link,
        ),
    ]


def _forecast_note(total: BoardTableRow, unit: Unit) -> str:
    if total.adopted_forecast is None:
        return "Ingen prognos är fastställd för året."
    if total.forecast_change is None:
        return "Årets första prognos."
    return f"{numbers.money(total.forecast_change, unit, signed=True)} sedan förra prognosen"


def _change_note(total: BoardTableRow) -> str:
    """How net cost has changed since last year, in a word: its sign is that of a cost."""
    if total.actual_ytd is None or total.previous_year_ytd is None:
        return ""
    saved = numbers.share(total.actual_ytd - total.previous_year_ytd, total.previous_year_ytd)
    if saved is None:
        return ""
    size = numbers.percent(abs(saved))
    if size == numbers.percent(Decimal(0)):
        return "Nettokostnaden är oförändrad"
    return f"Nettokostnaden har {'ökat' if saved < 0 else 'minskat'} {size}"

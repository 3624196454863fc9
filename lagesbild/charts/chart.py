"""What every chart is: a picture, its finding in words, and the table behind it."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit


@dataclass(frozen=True)
class Wording:
    """What a board calls a variance that is worse, and better, than budget."""

    worse: str = "underskott"
    better: str = "överskott"


BUDGET_WORDING = Wording()


@dataclass(frozen=True)
class Series:
    """One column of the table behind a chart, in SEK, None where there is no figure."""

    header: str
    amounts: tuple[Decimal | None, ...]
    is_variance: bool = False


@dataclass(frozen=True)
class ChartTable:
    """The figures behind a chart: what each row is called and the series, all equally long."""

    rows_are: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    ends_with_total: bool = False


@dataclass(frozen=True)
class Key:
    """What a mark means: actual, budget, previous_year, forecast, computed, adopted or level."""

    mark: str
    meaning: str


@dataclass(frozen=True)
class Chart:
    """`title` is the finding, `subtitle` what is shown, in which unit, when and where.

    `key` is for marks that the figure does not label itself.
    """

    title: str
    subtitle: str
    alt: str
    unit: Unit
    figure: go.Figure
    table: ChartTable
    key: tuple[Key, ...] = ()


def variance_colour(amount: Decimal, unit: Unit, palette: Palette) -> str:
    """The mark of a variance: negative is worse than budget, and what reads 0 is neither."""
    return _judged_colour(amount, unit, palette.bad, palette.good, palette.muted)


def variance_text_colour(amount: Decimal, unit: Unit, palette: Palette) -> str:
    """As the mark, but dark enough for words."""
    return _judged_colour(amount, unit, palette.bad_text, palette.good_text, palette.muted_text)


def _judged_colour(amount: Decimal, unit: Unit, worse: str, better: str, neither: str) -> str:
    if _reads_zero(amount, unit):
        return neither
    return worse if amount < 0 else better


def _reads_zero(amount: Decimal, unit: Unit) -> bool:
    return numbers.bare(amount, unit) == numbers.bare(Decimal(0), unit)


def judged(amount: Decimal, unit: Unit, wording: Wording) -> str:
    """A variance in words: "underskott 12 433 tkr", or "i balans" when what is shown is 0."""
    if _reads_zero(amount, unit):
        return "i balans"
    word = wording.worse if amount < 0 else wording.better
    return f"{word} {numbers.money(abs(amount), unit)}"


def wrapped(name: str, width: int = 26) -> str:
    """A long name on two lines, as Plotly takes it; the table has what does not find room."""
    lines = textwrap.wrap(name, width, max_lines=2, placeholder=" …") or [""]
    return "<br>".join(plain(line) for line in lines)


def plain(text: str) -> str:
    """Text that Plotly must not read as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def capitalised(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def uncapitalised(text: str) -> str:
    """As within a sentence: "budget 2023"."""
    return f"{text[:1].lower()}{text[1:]}"

"""Key figures: at most four, each with what it is compared with, its status and a way down.

This is the only place that gives a figure a direction and a colour, and it takes them from the
number: from the text "−30 tkr", Streamlit's own metric makes a green arrow upwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import streamlit as st

from lagesbild import numbers
from lagesbild.charts.chart import BUDGET_WORDING, Wording
from lagesbild.numbers import Unit
from lagesbild.status import Mark
from lagesbild.ui import shapes

MOST = 4

_COMPONENT = st.components.v2.component(
    "key_figures",
    css=shapes.style("cards.css"),
    js=shapes.script("cards.js"),
)


@dataclass(frozen=True)
class Variance:
    """How far a figure is from what it is held `against`; negative is worse."""

    amount: Decimal | None
    unit: Unit
    against: str
    wording: Wording = BUDGET_WORDING


@dataclass(frozen=True)
class Card:
    """One key figure. `figure` is ready to read; a `link` lets it be opened."""

    key: str
    label: str
    figure: str
    variance: Variance | None = None
    status: Mark | None = None
    note: str = ""
    link: bool = False


def amount(
    key: str, label: str, sek: Decimal | None, unit: Unit, variance: Variance | None = None
) -> Card:
    """A key figure in money; nothing known is "–", with no status."""
    return Card(key, label, numbers.money(sek, unit), variance)


def show(cards: Sequence[Card], key: str) -> str | None:
    """Draw the cards in a row; the key of the one that was opened in this run."""
    result = _COMPONENT(key=key, data=described(cards), on_opened_change=_nothing)
    opened: str | None = result.opened
    return opened


def described(cards: Sequence[Card]) -> dict[str, Any]:
    """The cards as cards.js takes them."""
    if len(cards) > MOST:
        raise ValueError(f"At most {MOST} key figures, not {len(cards)}")
    return {"cards": [_card(card) for card in cards]}


def _card(card: Card) -> dict[str, Any]:
    return {
        "key": card.key,
        "label": card.label,
        "figure": card.figure,
        "note": card.note,
        "link": card.link,
        "variance": None if card.variance is None else _variance(card.variance),
        "status": None
        if card.status is None
        else {**shapes.described(card.status), "label": card.status.label},
    }


def _variance(variance: Variance) -> dict[str, str]:
    """Sign, word, direction and colour of what is shown: what reads 0 has neither."""
    text = numbers.money(variance.amount, variance.unit, signed=True)
    described = {"text": text, "against": f"mot {variance.against}", "tone": "", "word": ""}
    if text.startswith(numbers.MINUS):
        described |= {"tone": "bad", "word": variance.wording.worse}
    elif text.startswith("+"):
        described |= {"tone": "good", "word": variance.wording.better}
    return described


def _nothing() -> None:
    """Streamlit gives a trigger its value only where a callback is named."""

"""A key figure's direction and colour come from its number."""

from decimal import Decimal

import pytest

from lagesbild.charts.chart import Wording
from lagesbild.numbers import MNKR, TKR
from lagesbild.status import Status
from lagesbild.ui import cards
from lagesbild.ui.cards import Card, Variance


@pytest.mark.parametrize(
    ("amount", "tone", "word", "text"),
    [
        (-12_433_000, "bad", "underskott", "−12\u00a0433\u00a0tkr"),
        (90_000, "good", "överskott", "+90\u00a0tkr"),
        (-400, "", "", "0\u00a0tkr"),
        (None, "", "", "–"),
    ],
)
def test_a_deficit_is_red_and_points_down(
    amount: int | None, tone: str, word: str, text: str
) -> None:
    given = None if amount is None else Decimal(amount)
    card = Card("net", "Nettokostnad", "", Variance(given, TKR, "budget"))
    [described] = cards.described([card])["cards"]
    assert described["variance"] == {
        "text": text, "tone": tone, "word": word, "against": "mot budget"
    }  # fmt: skip


def test_a_board_says_deficit_in_its_own_words() -> None:
    variance = Variance(Decimal(-1_000), TKR, "budget", Wording("sämre", "bättre"))
    [described] = cards.described([Card("net", "", "", variance)])["cards"]
    assert described["variance"]["word"] == "sämre"


def test_a_status_is_a_shape_and_a_word() -> None:
    [described] = cards.described([Card("net", "", "", status=Status.OFF_PLAN)])["cards"]
    assert described["status"] == {"icon": "■", "tone": "bad", "label": "nås ej"}


def test_an_amount_is_written_with_its_unit() -> None:
    assert cards.amount("net", "", Decimal(-788_216_000), MNKR).figure == "−788,2\u00a0mnkr"


def test_a_fifth_key_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="At most 4"):
        cards.described([Card(str(number), "", "") for number in range(5)])

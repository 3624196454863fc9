"""Where marks stand in a drawn chart, by hand, and that their pictures are those marks."""

from __future__ import annotations

import io
from dataclasses import asdict, replace
from decimal import Decimal

import pytest
from PIL import Image

from lagesbild.charts.chart import ChartTable, Key, Series
from lagesbild.numbers import MNKR, TKR, Unit
from lagesbild.reports import drawing, typesetting
from lagesbild.reports.content import ChartPart, Form
from tests.reports import sample


def chart(
    form: Form,
    names: tuple[str, ...],
    *series: Series,
    unit: Unit = TKR,
    marks: tuple[Key, ...] = (),
    ends_with_total: bool = False,
) -> ChartPart:
    table = ChartTable("Del", names, series, ends_with_total)
    return ChartPart("key", form, "Titel", "Underrubrik", "I ord", unit, table, marks)


def thousands(*amounts: int | None) -> tuple[Decimal | None, ...]:
    return tuple(None if amount is None else Decimal(amount * 1000) for amount in amounts)


def test_columns_stand_on_zero_and_are_as_high_as_their_amounts() -> None:
    """50 and 100 on an axis to 100: half and whole; costs are drawn upwards."""
    found = drawing.drawn(
        chart(Form.COLUMNS, ("mars 2024", "april 2024"), Series("Utfall", thousands(-50, -100)))
    )
    assert [(bar.place, bar.foot, bar.top) for bar in found.bars] == [(0, 0, 0.5), (1, 0, 1)]
    assert found.zero == 0
    assert [(tick.at, tick.text) for tick in found.ticks] == [(0, "0"), (0.5, "50"), (1, "100")]
    assert found.names == ("mar\n2024", "apr")


def test_an_amount_of_the_other_sign_goes_below_zero() -> None:
    found = drawing.drawn(chart(Form.COLUMNS, ("a", "b"), Series("Utfall", thousands(100, -50))))
    above, below = sorted(found.bars, key=lambda bar: bar.place)
    assert above.foot == below.top == found.zero > below.foot


def test_a_series_has_the_mark_that_the_key_gives_its_name() -> None:
    keys = (Key("budget", "periodiserad budget"), Key("actual", "utfall"))
    series = (Series("Periodiserad budget", thousands(10)), Series("Utfall", thousands(9)))
    found = drawing.drawn(chart(Form.COLUMNS, ("januari 2024",), *series, marks=keys))
    assert [bar.mark for bar in found.bars] == ["budget", "actual"]


def test_series_without_a_key_are_told_in_the_usual_order() -> None:
    series = tuple(Series(name, thousands(1)) for name in ("Ett", "Två", "Tre", "Fyra", "Fem"))
    found = drawing.drawn(chart(Form.COLUMNS, ("a",), *series))
    assert [one.mark for one in found.key][:4] == ["actual", "budget", "previous_year", "forecast"]


def test_a_month_without_a_figure_has_no_column() -> None:
    found = drawing.drawn(chart(Form.COLUMNS, ("a", "b"), Series("Utfall", thousands(None, 4))))
    assert [bar.place for bar in found.bars] == [1]


def test_variances_stand_above_with_their_figures() -> None:
    series = (
        Series("Utfall", thousands(10, 11, 12)),
        Series("Avvikelse", thousands(-1234, 1234, 0), is_variance=True),
    )
    found = drawing.drawn(chart(Form.COLUMNS, ("a", "b", "c"), *series))
    worse, better, even = found.pins
    assert (worse.text, worse.tone) == ("−1\u00a0234", "bad")
    assert (better.text, better.tone) == ("+1\u00a0234", "good")
    assert (even.text, even.tone) == ("0", "muted")
    assert worse.top < found.pins_zero == even.top < better.top


def test_only_the_largest_have_figures_where_all_find_no_room() -> None:
    amounts = thousands(*(number * 1_000_000 for number in range(1, 25)))
    series = Series("Avvikelse", amounts, is_variance=True)
    found = drawing.drawn(chart(Form.COLUMNS, tuple(map(str, range(24))), series))
    assert [pin.place for pin in found.pins if pin.text] == [20, 21, 22, 23]


def test_pins_reach_from_zero_in_proportion() -> None:
    """From −300 to 100 with 4 per cent beyond: the whole is 432 wide and zero lies 316 into it."""
    found = drawing.drawn(
        chart(Form.PINS, ("a", "b"), Series("Avvikelse", thousands(-300, 100), is_variance=True))
    )
    worse, better = found.rows
    assert found.zero == worse.start == better.start == pytest.approx(316 / 432, abs=1e-4)
    assert worse.end == pytest.approx(16 / 432, abs=1e-4)
    assert better.end == pytest.approx(416 / 432, abs=1e-4)
    assert [row.tone for row in found.rows] == ["bad", "good"]


def test_a_bridge_begins_each_step_where_the_one_before_ended() -> None:
    amounts = thousands(-100, 40, -60)
    found = drawing.drawn(
        chart(
            Form.BRIDGE, ("Volym", "Pris", "Summa"), Series("Avvikelse", amounts, is_variance=True),
            ends_with_total=True,
        )
    )  # fmt: skip
    volume, price, total = found.rows
    assert volume.start == total.start == found.zero
    assert price.start == volume.end
    assert total.end == price.end
    assert (total.is_total, total.text) == (True, "−60")


def test_what_a_bridge_leads_between_is_neither_good_nor_bad() -> None:
    amounts = thousands(-1000, -30, 10, -1020)
    names = ("Budget", "Pris", "Mix", "Utfall")
    found = drawing.drawn(chart(Form.BRIDGE, names, Series("Avvikelse", amounts, is_variance=True)))
    budget, price, mix, actual = found.rows
    assert budget.start == budget.end == price.start == actual.start == found.zero
    assert actual.end == mix.end
    assert (budget.text, price.text, mix.text) == ("−1\u00a0000", "−30", "+10")
    assert (budget.is_level, price.is_level, actual.is_level) == (True, False, True)
    assert (actual.text, actual.tone) == ("−1\u00a0020", "bad")


def test_more_rows_than_there_is_room_for_are_counted() -> None:
    names = tuple(f"Enhet {number}" for number in range(50))
    series = Series("Avvikelse", thousands(*range(50)), is_variance=True)
    found = drawing.drawn(chart(Form.PINS, names, series))
    assert (len(found.rows), found.left_out) == (drawing.MOST_ROWS, 50 - drawing.MOST_ROWS)


def test_a_long_name_makes_its_row_higher() -> None:
    series = Series("Avvikelse", thousands(1, 1), is_variance=True)
    short, long = drawing.drawn(chart(Form.PINS, ("Kort", sample.LONG_NAME), series)).rows
    assert long.height > 2 * short.height


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 0, ["0", "1"]),
        (0, 0.7, ["0,00", "0,25", "0,50", "0,75"]),
        (-3, 7, ["−5", "0", "5", "10"]),
        (0, 123456, ["0", "50\u00a0000", "100\u00a0000", "150\u00a0000"]),
    ],
)
def test_the_axis_has_round_figures(low: float, high: float, ticks: list[str]) -> None:
    found = drawing._ticks(low, high)
    assert [drawing._tick(tick, found) for tick in found] == ticks


def test_no_figures_at_all_are_drawn_as_words() -> None:
    empty = chart(Form.BRIDGE, (), Series("Avvikelse", (), is_variance=True), unit=MNKR)
    forms = [drawing.drawn(replace(empty, form=form)) for form in Form]
    pages = typesetting.pictures("pictures.typ", {"charts": [asdict(one) for one in forms]})
    assert len(pages) == len(forms)


def colours_of(picture: bytes) -> set[str]:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return {f"#{red:02x}{green:02x}{blue:02x}" for _, (red, green, blue) in image.getcolors(10**6)}


def test_a_picture_has_the_colours_that_its_marks_mean() -> None:
    series = Series("Avvikelse", thousands(-5, 5), is_variance=True)
    found = drawing.drawn(chart(Form.PINS, ("a", "b"), series))
    (picture,) = typesetting.pictures("pictures.typ", {"charts": [asdict(found)]})
    assert {"#1a7a4c", "#c0362c", "#111111", "#ffffff"} <= colours_of(picture)


def test_the_same_chart_gives_the_same_picture() -> None:
    charts = {"charts": [asdict(drawing.drawn(one)) for one in sample.report().charts]}
    assert typesetting.pictures("pictures.typ", charts) == typesetting.pictures(
        "pictures.typ", charts
    )

"""What a finance table tells the browser."""

from decimal import Decimal
from typing import Any

import pytest

from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.numbers import MNKR, TKR
from lagesbild.status import Status
from lagesbild.ui import tables

NAME = Column("name", "Avdelning")


def cell(column: Column, value: Cell, *, receipts: bool = False) -> dict[str, Any]:
    """How a single figure in an otherwise empty table is described."""
    table = FinanceTable("", (NAME, column), (Row("one", ("Boende", value)),))
    described = tables.described(table, opens=True, receipts=receipts)
    result: dict[str, Any] = described["rows"][0]["cells"][1]
    return result


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column("a", "Utfall", Kind.MONEY, TKR), Decimal("-12433449.50"), "−12\u00a0433"),
        (Column("a", "Utfall", Kind.MONEY, MNKR), Decimal(12_350_000), "12,4"),
        (Column("v", "Avvikelse", Kind.VARIANCE, TKR), Decimal(90_000), "+90"),
        (Column("v", "Avvikelse", Kind.VARIANCE), Decimal("-0.0153"), "−1,5"),
        (Column("p", "Andel", Kind.PERCENT), Decimal("0.5"), "50,0"),
        (Column("c", "Rader", Kind.COUNT), 12_345, "12\u00a0345"),
        (Column("a", "Utfall", Kind.MONEY, TKR), None, "–"),
        (Column("s", "Status", Kind.STATUS), Status.WATCH, "avviker"),
    ],
)
def test_figures_are_written_in_swedish_without_the_unit(
    column: Column, value: Cell, text: str
) -> None:
    assert cell(column, value)["text"] == text


@pytest.mark.parametrize(
    ("amount", "tone", "word"),
    [
        (-1_000, "bad", "underskott"),
        (1_000, "good", "överskott"),
        (-400, None, None),
        (0, None, None),
    ],
)
def test_a_variance_is_judged_by_the_figure_that_is_shown(
    amount: int, tone: str | None, word: str | None
) -> None:
    described = cell(Column("v", "Avvikelse", Kind.VARIANCE, TKR), Decimal(amount))
    assert (described.get("tone"), described.get("word")) == (tone, word)


def test_a_cost_is_not_judged_for_being_negative() -> None:
    assert "tone" not in cell(Column("a", "Utfall", Kind.MONEY, TKR), Decimal(-1_000_000))


def test_bars_are_as_long_as_the_largest_part_and_a_total_has_none() -> None:
    variance = Column("v", "Avvikelse", Kind.VARIANCE, TKR, bars=True)
    rows = (
        Row("a", ("A", Decimal(-4_000))),
        Row("b", ("B", Decimal(1_000))),
        Row("sum", ("Summa", Decimal(-3_000)), is_total=True),
    )
    described = tables.described(
        FinanceTable("", (NAME, variance), rows), opens=True, receipts=False
    )
    assert [row["cells"][1].get("bar") for row in described["rows"]] == [-1.0, 0.25, None]


def test_a_receipt_is_named_after_its_figure() -> None:
    column = Column("ytd", "Utfall", Kind.MONEY, TKR, group="Jan–sep")
    described = cell(column, Decimal(1_234_000), receipts=True)
    assert described["receipt"] == "Kvitto för 1\u00a0234 tkr, Boende, jan–sep, utfall"


def test_only_figures_have_receipts() -> None:
    assert "receipt" not in cell(Column("t", "Text"), "ord", receipts=True)
    assert "receipt" not in cell(Column("a", "Utfall", Kind.MONEY, TKR), None, receipts=True)


def test_a_row_can_be_opened_only_where_something_listens() -> None:
    table = FinanceTable("", (NAME,), (Row("a", ("A",), link=True), Row("b", ("B",))))

    def links(*, opens: bool) -> list[bool]:
        return [row["link"] for row in tables.described(table, opens=opens, receipts=False)["rows"]]

    assert links(opens=True) == [True, False]
    assert links(opens=False) == [False, False]


def test_neighbours_of_one_group_share_a_header() -> None:
    columns = (
        NAME,
        Column("a", "Utfall", Kind.MONEY, TKR, "Jan–sep"),
        Column("b", "Budget", Kind.MONEY, TKR, "Jan–sep"),
        Column("c", "Budget", Kind.MONEY, TKR, "Helår"),
    )
    described = tables.described(FinanceTable("", columns, ()), opens=True, receipts=False)
    assert described["groups"] == [
        {"header": "", "span": 1},
        {"header": "Jan–sep", "span": 2},
        {"header": "Helår", "span": 1},
    ]


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="Row a has 1 of 2 cells"):
        FinanceTable("", (NAME, NAME), (Row("a", ("A",)),))


def test_an_amount_without_a_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="must have a unit"):
        cell(Column("a", "Utfall", Kind.MONEY), Decimal(1))

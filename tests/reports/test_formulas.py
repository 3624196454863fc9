"""Formulas give the report's figures, and stand only where they do."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import KR, TKR, share
from lagesbild.reports.content import Difference, Share, TablePart
from lagesbild.reports.formulas import formulas

COLUMNS = (
    Column("name", "Del"),
    Column("actual", "Utfall", Kind.MONEY, KR),
    Column("budget", "Budget", Kind.MONEY, KR),
    Column("variance", "Avvikelse", Kind.VARIANCE, KR),
    Column("share", "Avvikelse i procent", Kind.VARIANCE),
)
ACTUAL, BUDGET, VARIANCE, SHARE = range(1, 5)

Amount = Decimal | None


def row(name: str, actual: Amount, budget: Amount, level: int = 0, total: bool = False) -> Row:
    known = actual is not None or budget is not None
    variance = (actual or Decimal(0)) - (budget or Decimal(0)) if known else None
    cells = (name, actual, budget, variance, share(variance, budget))
    return Row(name, cells, level, total)


def part(*rows: Row) -> TablePart:
    return TablePart(
        "table",
        FinanceTable("Tabell", COLUMNS, rows),
        summed=("actual", "budget"),
        differences=(Difference("variance", "actual", "budget"),),
        shares=(Share("share", "variance", "budget"),),
    )


def words(table: TablePart) -> dict[tuple[int, int], str]:
    """The formulas as they stand when the first row is line 1 and the name column A."""
    return {place: formula(xl_rowcol_to_cell) for place, formula in formulas(table).items()}


def figure(table: TablePart, row: int, column: int) -> Decimal:
    cell = table.table.rows[row].cells[column]
    return cell if isinstance(cell, Decimal) else Decimal(0)  # as SUM and N take a text


def computed(table: TablePart, formula: str) -> Decimal:
    """What a formula gives, by reading it anew: SUM, N, ABS, minus and division."""

    def at(cell: str) -> Decimal:
        return figure(table, *xl_cell_to_rowcol(cell))

    if summed := re.fullmatch(r"=SUM\((.+)\)", formula):
        total = Decimal(0)
        for span in summed[1].split(","):
            first, _, last = span.partition(":")
            (top, column), (bottom, _) = (xl_cell_to_rowcol(one) for one in (first, last or first))
            total += sum(
                (figure(table, line, column) for line in range(top, bottom + 1)), Decimal(0)
            )
        return total
    if divided := re.fullmatch(r"=([A-Z]+\d+)/ABS\(([A-Z]+\d+)\)", formula):
        return at(divided[1]) / abs(at(divided[2]))
    less = re.fullmatch(r"=(?:N\()?([A-Z]+\d+)\)?-(?:N\()?([A-Z]+\d+)\)?", formula)
    assert less is not None, formula
    return at(less[1]) - at(less[2])


FLAT = part(
    row("Ett", Decimal("-10.05"), Decimal(-9)),
    row("Två", Decimal(-2), None),
    row("Summa", Decimal("-12.05"), Decimal(-9), total=True),
)
SECTIONS = part(
    row("Taxor", Decimal(3), Decimal(3), 2),
    row("Bidrag", Decimal(2), Decimal(1), 2),
    row("Intäkter", Decimal(5), Decimal(4), 1, True),
    row("Personal", Decimal(-9), Decimal(-8), 2),
    row("Kostnader", Decimal(-9), Decimal(-8), 1, True),
    row("Netto", Decimal(-4), Decimal(-4), total=True),
)


def test_the_last_line_of_a_flat_table_sums_its_rows():
    assert words(FLAT)[2, ACTUAL] == "=SUM(B1:B2)"


def test_sections_sum_their_parts_and_the_last_line_the_sections():
    found = words(SECTIONS)
    assert [found[at, ACTUAL] for at in (2, 4, 5)] == ["=SUM(B1:B2)", "=SUM(B4)", "=SUM(B3,B5)"]


def test_a_difference_stands_in_every_row_and_takes_what_is_not_known_for_nothing():
    assert [words(FLAT)[at, VARIANCE] for at in range(3)] == ["=B1-C1", "=B2-N(C2)", "=B3-C3"]


def test_a_share_is_of_the_size_of_its_whole_and_stands_where_there_is_one():
    found = words(FLAT)
    assert found[0, SHARE] == "=D1/ABS(C1)"
    assert (1, SHARE) not in found


def test_a_figure_that_does_not_follow_has_no_formula():
    wrong = part(*FLAT.table.rows[:2], row("Summa", Decimal("-12.06"), Decimal(-9), total=True))
    found = words(wrong)
    assert (2, ACTUAL) not in found
    assert found[2, BUDGET] == "=SUM(C1:C2)"


def test_columns_of_different_units_are_not_taken_from_each_other():
    columns = (*COLUMNS[:2], replace(COLUMNS[BUDGET], unit=TKR), *COLUMNS[3:])
    mixed = replace(FLAT, table=replace(FLAT.table, columns=columns))
    assert not {column for _, column in formulas(mixed)} & {VARIANCE}


def test_nothing_is_a_formula_unless_it_is_said():
    assert not formulas(TablePart("table", FLAT.table))


def test_a_heading_over_all_columns_is_no_part_of_a_sum():
    heading = Row("heading", ("Nämnden", None, None, None, None), spans=True)
    assert words(part(heading, *FLAT.table.rows))[3, ACTUAL] == "=SUM(B2:B3)"


def test_a_table_of_nothing_has_no_formulas():
    assert not formulas(part())
    assert not formulas(part(row("Summa", None, None, total=True)))


AMOUNTS = st.none() | st.decimals(-(10**9), 10**9, places=2)
PARTS = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=6)


def added(amounts: list[Amount]) -> Amount:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


@settings(max_examples=60, deadline=None)
@given(sections=st.lists(PARTS, min_size=1, max_size=4))
def test_for_any_table_with_sections_formulas_give_its_figures(sections):
    rows, sums = [], []
    for section in sections:
        rows += [row(f"Del {at}", *amounts, 2) for at, amounts in enumerate(section)]
        sums.append(tuple(added(list(amounts)) for amounts in zip(*section, strict=True)))
        rows.append(row("Avsnitt", *sums[-1], 1, True))
    whole = [added(list(amounts)) for amounts in zip(*sums, strict=True)]
    table = part(*rows, row("Summa", *whole, total=True))

    found = words(table)
    for place, formula in found.items():
        assert computed(table, formula) == figure(table, *place), formula
    for at, one in enumerate(table.table.rows):
        for column in (ACTUAL, BUDGET):
            assert ((at, column) in found) == (one.is_total and one.cells[column] is not None)

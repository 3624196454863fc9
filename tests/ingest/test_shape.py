"""Whatever a table looked like, its rows get the store's columns; the unreadable is addressed."""

from __future__ import annotations

from datetime import date

import pytest

from lagesbild.ingest.readers.sheet_scan import MISSING_VALUE
from lagesbild.ingest.reading import (
    AmountColumn,
    Basis,
    Field,
    Kind,
    Reading,
    RowAmounts,
    TableReading,
)
from lagesbild.ingest.shape import MOST_PROBLEMS, Incoming, shape, why_no_value
from lagesbild.ingest.table import FileForm, ReadFile, Table

BALANCES, BUDGET, FORECAST = Kind.BALANCES, Kind.BUDGET, Kind.ADOPTED_FORECAST
MONTH, YEAR = Basis.MONTH, Basis.YEAR


def shaped(
    rows: list[list[str | None]],
    *,
    period: int | None = None,
    unit_codes: dict[str, str] | None = None,
    **reading,
) -> Incoming:
    """A table whose first row is its header, read as said."""
    table = Table.of("Blad1", list(enumerate(rows, start=1)))
    said = {"kind": BALANCES, "fields": {}, **reading}
    table_reading = TableReading("Blad1", header_rows=(1, 1), first_row=2, last_row=len(rows),
                                 **said)  # fmt: skip
    file = ReadFile("a.xlsx", FileForm.XLSX, (table,))
    return shape(file, Reading("sender", "", (table_reading,), period=period), unit_codes)


def amounts(incoming: Incoming, *columns: str) -> list[tuple]:
    rows = incoming.amounts.select(list(columns)).to_pylist()
    return [tuple(row.values()) for row in rows]


def problems(incoming: Incoming) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.message) for problem in incoming.problems]


def test_a_row_becomes_one_row_for_each_column_of_amounts() -> None:
    incoming = shaped(
        [["Ansvar", "Utfall", "Budget"], ["1101", "5", "7"], ["1102", "6", None]],
        fields={Field.COST_CENTRE: "A"},
        amounts=(AmountColumn("B", BALANCES, MONTH, 202601), AmountColumn("C", BUDGET, YEAR, 2026)),
    )
    assert amounts(incoming, "row_number", "column_name", "kind", "cost_centre", "period",
                   "amount_text") == [
        (2, "B", "balances", "1101", 202601, "5"),
        (3, "B", "balances", "1102", 202601, "6"),
        (2, "C", "budget", "1101", 202612, "7"),  # a year is its December
        (3, "C", "budget", "1102", 202612, None),
    ]  # fmt: skip


def test_rows_that_are_sums_or_blank_or_outside_are_left_out() -> None:
    incoming = shaped(
        [["Ansvar", "Utfall"], ["1101", "5"], ["Summa", "5"], [None, None], ["1102", "6"]],
        fields={Field.COST_CENTRE: "A"},
        amounts=(AmountColumn("B", BALANCES, MONTH, 202601),),
        total_rows=(3,),
        blank_rows=(4,),
    )
    assert amounts(incoming, "row_number", "amount_text") == [(2, "5"), (5, "6")]


def test_rows_that_say_their_own_kind_and_year_have_the_months_of_the_header() -> None:
    incoming = shaped(
        [["", "Jan", "Feb"], ["Budget 2022", "1", "2"], ["Utfall 2023", "3", "4"]],
        amounts=(AmountColumn("B", BALANCES, MONTH, 1), AmountColumn("C", BALANCES, MONTH, 2)),
        row_amounts=(RowAmounts(2, BUDGET, 2022), RowAmounts(3, BALANCES, 2023)),
    )
    assert amounts(incoming, "kind", "period", "amount_text") == [
        ("budget", 202201, "1"), ("budget", 202202, "2"),
        ("balances", 202301, "3"), ("balances", 202302, "4"),
    ]  # fmt: skip


def test_a_period_is_the_headers_then_the_rows_then_the_one_that_was_said() -> None:
    rows = [["Period", "Utfall"], ["202603", "5"]]
    said = AmountColumn("B", BALANCES, MONTH, 202601)
    unsaid = AmountColumn("B", BALANCES, MONTH)
    of_row = {Field.PERIOD: "A"}
    assert amounts(shaped(rows, fields=of_row, amounts=(said,)), "period") == [(202601,)]
    assert amounts(shaped(rows, fields=of_row, amounts=(unsaid,), period=202612), "period") == [
        (202603,)
    ]
    assert amounts(shaped(rows, amounts=(unsaid,), period=202612), "period") == [(202612,)]


def test_a_forecast_stands_in_the_month_that_it_was_adopted() -> None:
    rows = [["Period", "Helårsprognos 2026"], ["202604", "5"]]
    column = AmountColumn("B", FORECAST, YEAR, 2026)
    adopted = shaped(rows, fields={Field.PERIOD: "A"}, amounts=(column,))
    assert amounts(adopted, "period") == [(202604,)]
    assert amounts(shaped(rows, amounts=(column,), period=202608), "period") == [(202608,)]
    assert amounts(shaped(rows, amounts=(column,)), "period") == [(202612,)]


def test_codes_are_parted_from_their_names_and_keep_their_zeros() -> None:
    incoming = shaped(
        [["Ansvar", "Konto", "Utfall"], ["0702 Vuxna", " 5021 ", "5"], ["Ledning", "5021", "6"]],
        fields={Field.COST_CENTRE: "A", Field.ACCOUNT: "B"},
        code_and_name=frozenset({Field.COST_CENTRE}),
        amounts=(AmountColumn("C", BALANCES, MONTH, 202601),),
        unit_codes={"ledning": "10"},
    )
    assert amounts(incoming, "cost_centre", "account") == [("0702", "5021"), ("10", "5021")]


def test_constants_stand_on_every_row() -> None:
    incoming = shaped(
        [["Konto", "Utfall"], ["5021", "5"], ["5022", "6"]],
        fields={Field.ACCOUNT: "A"},
        constants={Field.COST_CENTRE: "1101"},
        amounts=(AmountColumn("B", BALANCES, MONTH, 202601),),
    )
    assert amounts(incoming, "cost_centre", "account") == [("1101", "5021"), ("1101", "5022")]


def test_periods_and_days_that_cannot_be_read_are_addressed() -> None:
    incoming = shaped(
        [["Period", "Datum", "Utfall"], ["202614", "2026-02-30", "5"], [None, None, "6"],
         ["202601", "2026-01-31", "7"]],
        fields={Field.PERIOD: "A", Field.BOOKED_ON: "B"},
        amounts=(AmountColumn("C", BALANCES, MONTH),),
    )  # fmt: skip
    assert [(row, column) for row, column, _ in problems(incoming)] == [
        (2, "A"),
        (2, "B"),
        (3, "A"),
    ]
    assert problems(incoming)[-1][2] == "Perioden saknas. Skriv ÅÅÅÅMM, till exempel 202310."
    assert amounts(incoming, "period", "booked_on")[2] == (202601, date(2026, 1, 31))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MISSING_VALUE, "Formeln har inget sparat värde."),
        ("#N/A", "Cellen har felet #N/A."),
        ("#REF!", "Cellen har felet #REF!."),
        ("#DIVISION/0!", "Cellen har felet #DIVISION/0!."),
        ("#NAMN?", "Cellen har felet #NAMN?."),
    ],
)
def test_an_error_is_no_code_and_no_period(text: str, said: str) -> None:
    incoming = shaped(
        [["Period", "Ansvar", "Utfall"], [text, "1101", "5"], ["202601", text, "6"]],
        fields={Field.PERIOD: "A", Field.COST_CENTRE: "B"},
        amounts=(AmountColumn("C", BALANCES, MONTH),),
    )
    found = problems(incoming)
    assert [(row, column) for row, column, _ in found] == [(2, "A"), (3, "B")]
    assert all(message.startswith(said) for _, _, message in found)


@pytest.mark.parametrize("text", ["#1", "# 12", "#12-3", "N/A", "Hus #2", ""])
def test_what_only_looks_like_an_error_is_let_through(text: str) -> None:
    assert why_no_value(text) is None


def test_an_error_in_a_row_or_column_that_is_not_read_is_no_problem() -> None:
    incoming = shaped(
        [["Ansvar", "Anteckning", "Utfall"], ["1101", "#REF!", "5"], ["#N/A", None, "5"]],
        fields={Field.COST_CENTRE: "A"},
        amounts=(AmountColumn("C", BALANCES, MONTH, 202601),),
        ignored_columns=("B",),
        total_rows=(3,),
    )
    assert incoming.problems == ()


def test_a_list_of_codes_has_its_errors_addressed_too() -> None:
    incoming = shaped(
        [["Kod", "Namn", "Nivå"], ["1", "#NAMN?", "Avdelning"], [MISSING_VALUE, "B", "Enhet"]],
        kind=Kind.ORGANISATION,
        fields={Field.CODE: "A", Field.NAME: "B", Field.LEVEL: "C"},
    )
    assert [(row, column) for row, column, _ in problems(incoming)] == [(2, "B"), (3, "A")]


def test_no_more_problems_are_kept_than_anyone_reads() -> None:
    rows = [["Period", "Utfall"], *([str(number), "5"] for number in range(3_000))]
    incoming = shaped(
        rows, fields={Field.PERIOD: "A"}, amounts=(AmountColumn("B", BALANCES, MONTH),)
    )
    assert len(incoming.problems) == MOST_PROBLEMS

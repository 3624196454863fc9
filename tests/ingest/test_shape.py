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
    RowsWith,
    TableReading,
)
from lagesbild.ingest.shape import Incoming, shape
from lagesbild.ingest.shaped_columns import MOST_PROBLEMS, why_no_value
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
        amounts=(
            AmountColumn("B", BALANCES, MONTH, 202601),
            AmountColumn("C", BUDGET, YEAR, 202612),
        ),
    )
    assert amounts(incoming, "row_number", "column_name", "kind", "cost_centre", "period",
                   "amount_text") == [
        (2, "B", "balances", "1101", 202601, "5"),
        (3, "B", "balances", "1102", 202601, "6"),
        (2, "C", "budget", "1101", 202612, "7"),
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


def test_only_the_rows_that_say_what_is_meant_are_read() -> None:
    incoming = shaped(
        [["Typ", "Jan"], ["Budget", "1"], ["Utfall", "2"], ["BUDGET", "3"], [None, "4"]],
        amounts=(AmountColumn("B", BUDGET, MONTH, 202601),),
        rows_with=RowsWith("A", frozenset({"Budget", "BUDGET"})),
    )
    assert amounts(incoming, "row_number", "amount_text") == [(2, "1"), (4, "3")]


def test_years_on_the_rows_have_the_months_of_the_header_or_are_whole() -> None:
    incoming = shaped(
        [["År", "Feb", "Budget"], ["2025", "1", "2"], ["2026", "3", "4"]],
        fields={Field.YEAR: "A"},
        amounts=(AmountColumn("B", BALANCES, MONTH, 2), AmountColumn("C", BUDGET, YEAR)),
    )
    assert amounts(incoming, "period", "amount_text") == [
        (202502, "1"), (202602, "3"), (202512, "2"), (202612, "4"),
    ]  # fmt: skip


def test_a_year_that_is_none_is_addressed() -> None:
    incoming = shaped(
        [["År", "Budget"], ["26", "1"], [None, "2"]],
        fields={Field.YEAR: "A"},
        amounts=(AmountColumn("B", BUDGET, YEAR),),
    )
    assert problems(incoming) == [
        (2, "A", "”26” är inget år. Skriv det med fyra siffror, till exempel 2023."),
        (3, "A", "Året saknas. Skriv det med fyra siffror, till exempel 2023."),
    ]


@pytest.mark.parametrize(
    ("debit", "credit", "stored"),
    [
        ("5,00", None, [("B", "5,00")]),
        (None, "5,00", [("C", "5,00")]),
        ("0,00", "5,00", [("C", "5,00")]),
        ("5,00", "-", [("B", "5,00")]),
        ("5,00", "3,00", [("B", "5,00"), ("C", "3,00")]),
        ("0,00", "0,00", [("B", "0,00")]),
        (None, None, [("B", None)]),
        ("0,00", "#REF!", [("C", "#REF!")]),
        ("fem", "3,00", [("B", "fem"), ("C", "3,00")]),
    ],
)
def test_of_debit_and_credit_the_cells_that_say_something_are_stored(
    debit: str | None, credit: str | None, stored: list[tuple[str, str | None]]
) -> None:
    """Nothing is lost: what cannot be read is kept, to be refused with its cell."""
    incoming = shaped(
        [["Konto", "Debet", "Kredit"], ["4531", debit, credit]],
        fields={Field.ACCOUNT: "A"},
        amounts=(
            AmountColumn("B", Kind.LEDGER, MONTH, 202601),
            AmountColumn("C", Kind.LEDGER, MONTH, 202601, negated=True),
        ),
    )
    assert amounts(incoming, "column_name", "amount_text") == stored
    assert set(amounts(incoming, "column_name", "negated")) <= {("B", False), ("C", True)}


def test_a_code_is_filled_down_to_the_end_of_its_block() -> None:
    incoming = shaped(
        [["Ansvar", "Utfall"], ["1101", "1"], [None, "2"], ["Summa", "3"], [" ", "4"],
         ["1102", "5"], [None, "6"]],
        fields={Field.COST_CENTRE: "A"},
        filled_down={Field.COST_CENTRE: (4,)},
        total_rows=(4,),
        amounts=(AmountColumn("B", BALANCES, MONTH, 202601),),
    )  # fmt: skip
    assert amounts(incoming, "row_number", "cost_centre", "amount_text") == [
        (2, "1101", "1"), (3, "1101", "2"), (5, None, "4"), (6, "1102", "5"), (7, "1102", "6"),
    ]  # fmt: skip


def test_a_list_of_codes_may_have_code_and_name_in_one_cell() -> None:
    incoming = shaped(
        [["Ansvar", "Nivå", "Överordnad"], ["70 Barn", "Avdelning", None],
         ["7010 - HVB", "Ansvar", "70 Barn"]],
        kind=Kind.ORGANISATION,
        fields={Field.CODE: "A", Field.LEVEL: "B", Field.PARENT_CODE: "C"},
        code_and_name=frozenset({Field.CODE, Field.PARENT_CODE}),
    )  # fmt: skip
    rows = incoming.organisation.select(["code", "name", "parent_code"]).to_pylist()
    assert [tuple(row.values()) for row in rows] == [("70", "Barn", None), ("7010", "HVB", "70")]


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
    column = AmountColumn("B", FORECAST, YEAR, 202612)
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

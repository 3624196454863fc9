"""Refused rows go out as a workbook, are mended there, and come back in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lagesbild.ingest import corrections, intake, load
from lagesbild.ingest.intake import Prepared
from lagesbild.ingest.plan import Plan
from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.recognise import Given
from tests.ingest.desks import desk_in
from tests.loading import BOARD, Desk

HEADER = "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
BROKEN = (
    f"{HEADER}202601;1101;5021;V1;2026-01-10;Lön;100,00\n"
    "202601;1101;5021;V2;2026-01-11;Lön;tvåhundra\n"
    "202614;0702;5021;V3;2026-01-12;Lön;300,00\n"
    "202602;1101;5021;V4;2026-02-13;=SUMMA(A1);400,00\n"
)


@dataclass
class Mending:
    """A file on its way in, as the page holds it."""

    desk: Desk
    name: str

    def __post_init__(self) -> None:
        path = self.desk.folder / self.name
        self.upload, self.file = intake.read_upload(path, self.name, self.desk.settings)

    def prepared(self) -> Prepared:
        reader = self.desk.store.reader(self.desk.person)
        board = self.desk.boards[BOARD]
        return intake.understand(self.upload, self.file, reader, board, self.desk.settings, Given())

    def try_out(self) -> Plan:
        reading = self.prepared().reading
        return load.try_out(
            self.desk.store, self.desk.person, BOARD, self.upload, self.file, reading
        )

    def workbook(self, change: Callable[[Worksheet], None] = lambda sheet: None) -> str:
        """The rows to mend, after someone has worked in them; gives the workbook's name."""
        plan = self.try_out()
        content = corrections.workbook(self.file, self.prepared().reading, plan.problems)
        path = self.desk.file(f"ratta-{self.name}.xlsx", content)
        book = openpyxl.load_workbook(path)
        change(book.active)
        book.save(path)
        return path.name

    def mend(self, name: str) -> None:
        _, rows = intake.read_upload(self.desk.folder / name, name, self.desk.settings)
        self.file = corrections.mended(self.file, rows)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def mending(desk: Desk) -> Mending:
    desk.file("januari.csv", BROKEN)
    return Mending(desk, "januari.csv")


def put_right(sheet: Worksheet) -> None:
    """The amount of row 3 and the period of row 4."""
    sheet["K2"] = "200,00"
    sheet["E3"] = "202601"


def test_the_workbook_has_the_refused_rows_with_address_and_reason(mending: Mending) -> None:
    book = openpyxl.load_workbook(mending.desk.folder / mending.workbook())
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert rows[0] == ["Blad", "Rad i filen", "Vad som är fel", "Kontrollkod för januari.csv",
                       "Period", "Ansvar", "Konto", "Vernr", "Bokföringsdatum", "Text",
                       "Belopp"]  # fmt: skip
    assert [row[1] for row in rows[1:]] == [3, 4]
    assert rows[1][2].startswith("Beloppet ”tvåhundra” går inte att läsa.")
    assert rows[2][2].startswith("”202614” är inte en period.")
    assert rows[2][4:] == ["202614", "0702", "5021", "V3", "2026-01-12", "Lön", "300,00"]
    assert {book.active.cell(2, column).number_format for column in range(5, 12)} == {"@"}
    assert book.active.column_dimensions["D"].hidden
    wrong = [cell.coordinate for row in book.active.iter_rows() for cell in row
             if cell.fill.fgColor.rgb == "FFFBEAE8"]  # fmt: skip
    assert wrong == ["K2", "E3"]


def test_mended_rows_stand_in_the_places_of_the_refused_ones(mending: Mending) -> None:
    mending.mend(mending.workbook(put_right))
    plan = mending.try_out()
    assert plan.problems == ()
    rows = mending.desk.store._database._connection.execute(
        "select row_number, period, cost_centre, amount, amount_text from raw.amounts "
        "order by row_number"
    ).fetchall()
    assert rows == [
        (2, 202601, "1101", Decimal(100), "100,00"),
        (3, 202601, "1101", Decimal(200), "200,00"),
        (4, 202601, "0702", Decimal(300), "300,00"),
        (5, 202602, "1101", Decimal(400), "400,00"),
    ]
    assert mending.file.control["mended_rows"] == "2"


def test_a_number_typed_as_a_number_is_read_as_one(mending: Mending) -> None:
    def type_numbers(sheet: Worksheet) -> None:
        sheet["K2"].number_format = "0.00"
        sheet["K2"] = 200.5
        sheet["E3"] = 202601

    mending.mend(mending.workbook(type_numbers))
    plan = mending.try_out()
    assert plan.problems == ()
    assert [part.amount for part in plan.periods] == [Decimal("600.50"), 400]


def test_a_row_that_is_still_wrong_is_refused_again_and_can_be_mended_again(
    mending: Mending,
) -> None:
    mending.mend(mending.workbook(lambda sheet: sheet.__setitem__("E3", "202601")))
    assert [problem.row for problem in mending.try_out().problems] == [3]
    mending.mend(mending.workbook(lambda sheet: sheet.__setitem__("K2", "200")))
    assert mending.try_out().problems == ()


def test_rows_may_come_in_another_order_or_not_at_all(mending: Mending) -> None:
    def move(sheet: Worksheet) -> None:
        put_right(sheet)
        sheet.move_range("A2:K2", rows=5)
        sheet.delete_rows(3)

    mending.mend(mending.workbook(move))
    assert [problem.row for problem in mending.try_out().problems] == [4]


def test_corrections_of_another_file_with_the_same_row_numbers_are_refused(
    desk: Desk, mending: Mending
) -> None:
    desk.file("februari.csv", BROKEN.replace("V2", "X2").replace("V3", "X3"))
    other = Mending(desk, "februari.csv")
    with pytest.raises(FileRefused, match="Rättningarna hör till en annan fil"):
        mending.mend(other.workbook(put_right))
    assert [problem.row for problem in mending.try_out().problems] == [3, 4]


def test_corrections_of_what_has_been_mended_since_are_refused(mending: Mending) -> None:
    first = mending.workbook(put_right)
    mending.mend(first)
    with pytest.raises(FileRefused, match="eller till en tidigare rättning av den"):
        mending.mend(first)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda sheet: sheet.__setitem__("B2", 99), "Rad 99 i rättningarna är inte rad 99 i filen"),
        (lambda sheet: sheet.__setitem__("B2", "tre"), "ska ha filens radnummer, inte ”tre”"),
        (lambda sheet: sheet.__setitem__("A2", "Blad9"), "blad som filen inte har: ”Blad9”"),
        (lambda sheet: sheet.__setitem__("D2", None), "Rad 3 i rättningarna är inte rad 3"),
        (lambda sheet: sheet.delete_cols(4), "Rad 3 i rättningarna är inte rad 3"),
        (lambda sheet: sheet.delete_rows(2, 9), "Filen har inga rättade rader"),
    ],
)
def test_a_workbook_that_has_been_changed_beside_the_cells_is_refused(
    change: Callable[[Worksheet], None], said: str, mending: Mending
) -> None:
    with pytest.raises(FileRefused, match=said):
        mending.mend(mending.workbook(change))


def test_another_workbook_is_refused(mending: Mending) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Period", "Ansvar", "Konto", "Belopp"])
    book.active.append(["202601", "1101", "5021", "5"])
    book.save(mending.desk.folder / "annan.xlsx")
    with pytest.raises(FileRefused, match="ska ha filens radnummer"):
        mending.mend("annan.xlsx")


def test_a_mended_file_is_not_the_file_that_was_mended_otherwise(mending: Mending) -> None:
    """Loaded with one correction; the same file with another is no longer unchanged."""
    untouched = mending.file

    def commit_with(amount: str) -> int:
        def change(sheet: Worksheet) -> None:
            put_right(sheet)
            sheet["K2"] = amount

        mending.file = untouched
        mending.mend(mending.workbook(change))
        plan = mending.try_out()
        with mending.desk.store.change(mending.desk.person) as change_of_store:
            load.commit(change_of_store, plan.load_id)
        return plan.load_id

    def already() -> int | None:
        reader = mending.desk.store.reader(mending.desk.person)
        return load.already_loaded(
            reader, BOARD, mending.upload, mending.file, mending.prepared().reading
        )

    first = commit_with("200,00")
    assert already() == first
    mending.file = untouched
    assert already() is None
    second = commit_with("20,00")
    assert already() == second
    assert mending.desk.actual() == {202601: -420, 202602: -400}


def test_rows_of_several_sheets_go_back_to_their_own(desk: Desk) -> None:
    book = openpyxl.Workbook()
    for name, amount in (("Januari", "fel"), ("Februari", "också fel")):
        sheet = book.create_sheet(name)
        sheet.append(["Period", "Ansvar", "Konto", "Utfall månad (kr)"])
        sheet.append([202601 if name == "Januari" else 202602, "1101", "5021", 10])
        sheet.append([202601 if name == "Januari" else 202602, "1102", "5021", amount])
    del book["Sheet"]
    book.save(desk.folder / "två.xlsx")
    mending = Mending(desk, "två.xlsx")

    def change(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            if row[0].value in ("Januari", "Februari"):
                row[7].value = {"Januari": "1", "Februari": "2"}[row[0].value]

    mending.mend(mending.workbook(change))
    plan = mending.try_out()
    assert plan.problems == ()
    assert [(part.period, part.amount) for part in plan.periods] == [(202601, 11), (202602, 12)]


def test_a_file_with_decimal_points_is_mended_by_its_own_rules(desk: Desk) -> None:
    rows = "".join(f"2026-01;1101;5021;{amount}\n" for amount in ("1.50", "12.25", "7.10"))
    desk.file("punkt.csv", f"Period;Ansvar;Konto;Utfall månad\n{rows}2026-01;1101;5021;1.x\n")
    mending = Mending(desk, "punkt.csv")
    mending.mend(mending.workbook(lambda sheet: sheet.__setitem__("H2", "1234,567")))
    assert [problem.row for problem in mending.try_out().problems] == [5]
    mending.mend(mending.workbook(lambda sheet: sheet.__setitem__("H2", "1234.56")))
    plan = mending.try_out()
    assert plan.problems == ()
    assert plan.periods[0].amount == Decimal("1255.41")  # 1,50 + 12,25 + 7,10 + 1 234,56


def test_mending_leaves_the_other_rows_and_the_name_as_they_were(mending: Mending) -> None:
    before = mending.file
    mending.mend(mending.workbook(put_right))
    assert replace(mending.file, tables=before.tables, control=before.control) == before
    assert mending.file.tables[0].cells.slice(4, 1) == before.tables[0].cells.slice(4, 1)

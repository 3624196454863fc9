"""Lists to draw samples from: their headings and rows, their amounts, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from lagesbild.errors import UserError
from lagesbild.ingest import intake, privacy, sample_list
from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.sample_list import Sheet
from tests.identities import PERSON, spellings
from tests.loading import settings_in

LIST = "Faktura;Leverantör;Belopp\nF1;Alfa;1 000,50\n\nF2;Beta;-200\nF3;Gamma;0\n"


def read(folder: Path, content: str | bytes, name: str = "lista.csv") -> list[Sheet]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    settings = settings_in(folder / "local")
    settings.work.mkdir(parents=True, exist_ok=True)
    _, file = intake.read_upload(path, name, settings)
    return sample_list.sheets_of(privacy.cleared(file))


def test_rows_keep_their_numbers_and_amounts_become_ore(tmp_path: Path) -> None:
    [sheet] = read(tmp_path, LIST)
    assert sheet.headers == ("Faktura", "Leverantör", "Belopp")
    assert sample_list.amount_headers(sheet) == ["Belopp"]
    found = sample_list.listed_in(sheet, "lista.csv", "Belopp")
    assert (found.numbers, found.ore) == ((2, 4, 5), (100050, -20000, 0))
    assert found.cells[1] == ("F2", "Beta", "-200")
    assert len(set(found.keys)) == 3
    assert sample_list.listed_in(sheet, "lista.csv", None).ore == (0, 0, 0)


def test_the_key_follows_the_content_and_not_the_file(tmp_path: Path) -> None:
    [sheet], [other] = read(tmp_path, LIST), read(tmp_path, LIST.replace("Beta", "Delta"))
    before, after = (sample_list.listed_in(one, "a", None).keys for one in (sheet, other))
    assert [one == same for one, same in zip(before, after, strict=True)] == [True, False, True]


def test_a_workbook_is_read_below_its_title(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Fakturor"
    for row in (["Fakturor i mars"], [], ["Nr", "Belopp", "Belopp"], ["F1", 12.5, 3], ["F2", 7, 4]):
        book.active.append(row)
    book.create_sheet("Tomt")
    content = io.BytesIO()
    book.save(content)
    [sheet] = read(tmp_path, content.getvalue(), "lista.xlsx")
    assert (sheet.name, sheet.header_row) == ("Fakturor", 3)
    assert sheet.headers == ("Nr", "Belopp B", "Belopp C")
    found = sample_list.listed_in(sheet, "lista.xlsx", "Belopp B")
    assert (found.numbers, found.ore) == ((4, 5), (1250, 700))


def test_a_row_without_an_amount_is_named(tmp_path: Path) -> None:
    [sheet] = read(tmp_path, LIST + "F4;Delta;tolv\nF5;Delta;\nF6;Delta;1,005\n")
    assert sample_list.amount_headers(sheet) == []
    with pytest.raises(UserError, match="rad 6, 7 och 8"):
        sample_list.listed_in(sheet, "lista.csv", "Belopp")


def test_an_identity_number_refuses_the_list_by_its_place(tmp_path: Path) -> None:
    for number in spellings(PERSON).values():
        with pytest.raises(FileRefused, match="personnummer") as refusal:
            read(tmp_path, LIST + f"F4;{number};5\n")
        assert number not in repr((refusal.value.args, refusal.value.problems))
        assert refusal.value.problems[0].row == 6


def test_a_list_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="inga rader under en rubrikrad"):
        read(tmp_path, "Faktura;Belopp\n")

"""Refused rows go out by a command, are mended in a spreadsheet, and come back by another."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from lagesbild.ingest.recognise import Given
from tests.loading import BOARD, Answer, Desk

HEADER = "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
BROKEN = (
    f"{HEADER}202611;1101;5021;V1;2026-11-10;Lön;100,00\n"
    "202611;1101;5021;V2;2026-11-11;Lön;tvåhundra\n"
    "202614;1101;5021;V3;2026-11-12;Lön;300,00\n"
)
OWN_COLUMNS = 4


def load(desk: Desk, *words: object) -> Answer:
    return desk.command("load", "november.csv", "--board", BOARD, *words)


def refused_rows(desk: Desk, name: str = "rätta.xlsx", *words: object) -> Path:
    """The workbook of refused rows of the file, as the command writes it."""
    desk.file("november.csv", BROKEN)
    answer = load(desk, "--refused-to", name, *words)
    assert answer.exit_code == 1
    assert answer.out.endswith(f"Raderna att rätta står i {desk.folder / name}.\n")
    return desk.folder / name


def mend(path: Path, column: int, wrong: str, right: str) -> None:
    """Write over a cell as someone in Excel would; `column` counts from 1 in the file."""
    book = openpyxl.load_workbook(path)
    for row in book.active.iter_rows(min_row=2):
        if row[OWN_COLUMNS + column - 1].value == wrong:
            row[OWN_COLUMNS + column - 1].value = right
    book.save(path)


def test_refused_rows_are_mended_and_the_whole_file_is_loaded(desk: Desk) -> None:
    path = refused_rows(desk)
    mend(path, 7, "tvåhundra", "200,00")
    mend(path, 1, "202614", "202611")
    answer = load(desk, "--mended", path.name, "--json")
    assert answer.exit_code == 0
    assert (answer.loads[0]["rows"], answer.loads[0]["sum"]) == (3, "600.00")
    assert answer.loads[0]["control"]["mended_rows"] == "2"
    assert desk.actual() == {202611: Decimal(-600)}


def test_rows_that_were_mended_in_two_turns_are_given_in_their_order(desk: Desk) -> None:
    first = refused_rows(desk)
    mend(first, 7, "tvåhundra", "200,00")
    second = refused_rows(desk, "igen.xlsx", "--mended", first.name)
    mend(second, 1, "202614", "202611")
    answer = load(desk, "--mended", first.name, "--mended", second.name, "--json")
    assert (answer.exit_code, answer.loads[0]["sum"]) == (0, "600.00")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_mended_rows_alone_are_refused_and_name_their_file(form: str, desk: Desk) -> None:
    path = refused_rows(desk)
    mend(path, 7, "tvåhundra", "200,00")
    if form == "csv":  # someone saved the workbook as text
        rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
        lines = [";".join("" if cell is None else str(cell) for cell in row) for row in rows]
        path = desk.file("rader.csv", "\n".join(lines) + "\n")
    desk.loaded("oktober.csv", BROKEN.splitlines()[0] + "\n" + BROKEN.splitlines()[1] + "\n")
    answer = desk.command("load", path.name, "--board", BOARD, "--json")
    assert answer.exit_code == 1
    assert answer.loads[0]["problems"][0]["message"] == (
        "Det här är rättade rader till november.csv, inte en hel fil. Läs in november.csv och "
        "lämna de här raderna vid Rättade rader, eller med --mended."
    )
    assert desk.actual() == {202611: Decimal(-100)}
    assert desk.load(path, Given()).status == "refused"


def test_a_whole_file_writes_no_workbook(desk: Desk) -> None:
    desk.file("november.csv", "\n".join(BROKEN.splitlines()[:2]) + "\n")
    answer = load(desk, "--refused-to", "rätta.xlsx")
    assert answer.exit_code == 0
    assert not (desk.folder / "rätta.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--mended", "saknas.xlsx"), "Filen saknas.xlsx finns inte."),
        (("--refused-to", "november.csv"), "Filen november.csv finns redan."),
        (("--refused-to", "ingen mapp/r.xlsx"), "finns inte."),
    ],
)
def test_rows_that_cannot_go_out_or_in_are_wrong_usage(
    words: tuple[str, ...], said: str, desk: Desk
) -> None:
    desk.file("november.csv", BROKEN)
    desk.file("annan.csv", BROKEN)
    answer = load(desk, *words)
    assert answer.exit_code == 2
    assert said in answer.err
    assert desk.events() == []


def test_rows_of_several_files_cannot_be_mended_at_once(desk: Desk) -> None:
    desk.file("a.csv", BROKEN)
    desk.file("b.csv", BROKEN)
    answer = desk.command("load", "a.csv", "b.csv", "--board", BOARD, "--refused-to", "r.xlsx")
    assert answer.exit_code == 2
    assert answer.err == "Rättade rader hör till en fil. Ange en fil åt gången.\n"

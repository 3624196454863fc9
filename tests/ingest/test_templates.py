"""Workbooks to fill in: a filled one is read as what it is a template for."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from lagesbild.ingest.reading import Kind
from lagesbild.ingest.records import KINDS, Form, RecordKind
from lagesbild.ingest.templates import LIST_SHEET, header, template
from tests.ingest.desks import desk_in

FILLED = {
    Form.CODE: "11", Form.WORDS: "Jourhem", Form.PERIOD: "202601", Form.MONTH: "202601",
    Form.YEAR: "2026", Form.DAY: "2026-01-31", Form.PERSON: "K-1", Form.AMOUNT: 1234.5,
    Form.NUMBER: 31, Form.COUNT: 12, Form.RANGE: "2–2,5 mnkr", Form.SHARE: 70, Form.LEVEL: 47.5,
    Form.TARGET: "99 - 100", Form.VOLUME: "minst 10 %",
    Form.OCCASIONS: "3 gånger/år (april, aug, dec)", Form.SPAN: "v 48–5",
}  # fmt: skip


def filled(kind: RecordKind) -> bytes:
    """The template of a kind with one row, written where the template says."""
    book = openpyxl.load_workbook(BytesIO(template(kind)))
    page = book[LIST_SHEET]
    headers = [cell.value for cell in page[1]]
    for each in kind.fields:
        value = next(iter(each.choices.values()))[0] if each.choices else FILLED[each.form]
        page.cell(2, headers.index(header(each)) + 1, value)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_filled_template_of_each_kind_loads_without_a_question(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        for kind in sorted(KINDS.values(), key=lambda kind: bool(kind.listed)):
            done = desk.load(desk.file(f"{kind.name}.xlsx", filled(kind)))
            assert (done.status, done.problems) == ("loaded", ()), kind.name
            [table] = done.reading.tables
            assert table.kind is Kind(kind.name)
            assert {held.value for held in table.fields} == set(kind.by_name)
        assert desk.checks_pass()


def test_a_template_lists_the_words_that_may_be_chosen() -> None:
    page = openpyxl.load_workbook(BytesIO(template(KINDS["placements"])))[LIST_SHEET]
    lists = {rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"}
    assert lists == {'"egen regi,extern regi"', '"per dygn,per månad,per placering"'}


def test_the_command_writes_a_template_and_never_over_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from lagesbild.cli.main import main

    monkeypatch.chdir(tmp_path)
    assert main(["template", "volumes", "-o", "v.xlsx"]) == 0
    assert (tmp_path / "v.xlsx").read_bytes()[:2] == b"PK"
    assert main(["template", "volumes", "-o", "v.xlsx"]) == 1
    assert "finns redan" in capsys.readouterr().err

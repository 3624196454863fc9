"""The appendix: which questions were asked, and on which files the answers rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lagesbild.reports import receipts
from lagesbild.reports.content import Source, TablePart
from tests.reports import sample


def tables(*sources: Source) -> list[TablePart]:
    return [
        part
        for chapter in receipts.appendix(sources)
        for part in chapter.parts
        if isinstance(part, TablePart)
    ]


def test_a_load_that_several_questions_rest_on_is_told_once_with_all_its_periods() -> None:
    first, second, _ = sample.report().sources
    early = replace(first.loads[0], first_period=202301, last_period=202312)
    _, loads = tables(replace(first, loads=(early, *first.loads[1:])), second)
    assert [row.cells[0] for row in loads.table.rows] == [1, 2, 3]
    assert loads.table.rows[0].cells[2] == "jan 2023–mar 2024"


def test_every_file_has_its_whole_fingerprint_but_nobody_s_name() -> None:
    source = sample.report().sources[0]
    _, loads = tables(source)
    cells = [cell for row in loads.table.rows for cell in row.cells]
    assert {load.file_sha256 for load in source.loads} <= set(cells)
    assert not any("controller" in str(cell) for cell in cells)


def test_a_question_that_rests_on_no_file_says_so() -> None:
    (questions,) = tables(Source(1, "goals/statuses", {"board": "bun", "unit": None}, ()))
    assert questions.table.rows[0].cells == (1, "goals/statuses", "board = bun", "–")


def test_a_report_without_sources_has_no_appendix() -> None:
    assert not list(receipts.appendix(()))


def test_parameters_and_numbers_are_short() -> None:
    asked = {"path": ["enhet", "konto"], "day": date(2024, 3, 1), "search": None, "none": []}
    source = Source(1, "economy/board_table", asked, ())
    assert receipts.asked_with(source) == "path = enhet konto, day = 2024-03-01, none = –"
    assert receipts.in_runs([9, 3, 7, 8, 3]) == "3, 7–9"

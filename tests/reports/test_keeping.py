"""A report that has been kept is read back as it was, whichever version of the program reads it."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings

from lagesbild.reports import keeping
from lagesbild.reports.content import Report
from tests.reports.frozen_reports import REPORTS, of_every_kind

FORMAT_1 = Path(__file__).with_name("frozen_format_1.json")


@settings(max_examples=60, deadline=None)
@given(REPORTS)
def test_what_is_written_is_read_back_exactly(report: Report) -> None:
    text = keeping.written(report)
    again = keeping.read(text)
    assert again == report
    assert repr(again) == repr(report)  # 1.0 is 1.00 to ==, and not the same figure in a report
    assert keeping.written(again) == text


def test_what_version_1_wrote_is_read_for_ever() -> None:
    """The file is never written anew: it stands for the rounds that are frozen already."""
    text = FORMAT_1.read_text(encoding="utf-8")
    assert repr(keeping.read(text)) == repr(of_every_kind())


def test_the_file_of_version_1_has_every_class_and_word_that_can_be_kept() -> None:
    """Else a change to one that it lacks would go unnoticed."""
    said = json.loads(FORMAT_1.read_text(encoding="utf-8"))
    assert said["format"] == 1
    found = list(_objects(said))
    assert {one["is"] for one in found if "is" in one} == set(keeping.CLASSES)
    assert {(one["word"], one["of"]) for one in found if "word" in one} == {
        (name, word.value) for name, words in keeping.WORDS.items() for word in words
    }


def test_every_class_that_a_report_can_hold_can_be_kept() -> None:
    """A new kind of part, cell or mark must be given a word in keeping.py."""
    known = {*keeping.CLASSES.values(), *keeping.WORDS.values()}
    assert _classes_in(Report) == known


def test_amounts_are_texts_so_that_nothing_makes_floats_of_them() -> None:
    said = json.loads(keeping.written(of_every_kind()))
    assert {"decimal": "-1234567.80"} in list(_objects(said))


def test_a_report_of_a_later_version_is_told_of_and_not_guessed_at() -> None:
    later = json.dumps({"format": keeping.FORMAT + 1, "report": {}})
    with pytest.raises(keeping.UnknownFormat, match="nyare version av Lägesbild"):
        keeping.read(later)


def test_a_field_that_is_unknown_is_not_lost_in_silence() -> None:
    said = json.loads(keeping.written(of_every_kind()))
    said["report"]["mood"] = "glad"
    with pytest.raises(TypeError, match="mood"):
        keeping.read(json.dumps(said))


def test_a_figure_that_is_no_number_is_not_kept() -> None:
    report = of_every_kind()
    [_, chapter] = report.chapters
    [table, *_] = chapter.parts
    row = replace(table.table.rows[0], cells=(*table.table.rows[0].cells[:-1], (float("nan"),)))
    bad = replace(table, table=replace(table.table, rows=(row,)))
    with pytest.raises(ValueError, match="not JSON compliant"):
        keeping.written(replace(report, chapters=(replace(chapter, parts=(bad,)),)))


def _objects(said: Any) -> Any:
    if isinstance(said, dict):
        yield said
    if isinstance(said, dict | list):
        for inner in said.values() if isinstance(said, dict) else said:
            yield from _objects(inner)


def _classes_in(kind: Any, seen: set[type] | None = None) -> set[type]:
    """The dataclasses and enums that a type is made of."""
    seen = set() if seen is None else seen
    for inner in get_args(kind):
        _classes_in(inner, seen)
    if isinstance(kind, type) and issubclass(kind, Enum):
        seen.update(kind.__subclasses__() or [kind])
    elif is_dataclass(kind) and kind not in seen:
        seen.add(kind)  # type: ignore[arg-type]
        hints = get_type_hints(kind, localns={"Decimal": Decimal})
        for field in fields(kind):
            _classes_in(hints[field.name], seen)
    return seen

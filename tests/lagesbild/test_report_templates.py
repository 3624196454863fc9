"""What a report holds is data, read strictly: the reference's, and the board's own."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from lagesbild import report_templates as templates
from lagesbild.boards import Board, ReportingRound, RoundKind, load_boards
from lagesbild.errors import InvalidSetting
from lagesbild.periods import Period
from lagesbild.report_templates import CHAPTERS, Kind, due_in, template_of
from lagesbild.reports import composing
from lagesbild.settings import Settings

BOARDS = load_boards(Settings.from_environment().boards)
BOARD = BOARDS["motala"]


def with_own(kind: str, **own: Any) -> Board:
    return replace(BOARD, subjects={**BOARD.subjects, "reports": {kind: own}})


@pytest.mark.parametrize("board", BOARDS.values(), ids=list(BOARDS))
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_every_board_has_chapters_that_can_be_written(
    board: Board, kind: Kind
) -> None:
    template = template_of(board, kind)
    assert template.chapters
    assert template.asked_for <= set(template.chapters) <= set(composing.WRITERS)


def test_the_reference_has_every_kind_and_no_other() -> None:
    known = tomllib.loads(templates.REFERENCE.read_text(encoding="utf-8"))
    assert list(known) == [kind.value for kind in Kind]
    assert set(composing.WRITERS) == set(CHAPTERS)


def test_a_board_has_its_own_title_and_chapters_in_its_own_order() -> None:
    own = with_own("monthly", title="Månadsuppföljning", chapters=["forecast", "summary"])
    template = template_of(own, Kind.MONTHLY)
    assert (template.title, template.chapters) == ("Månadsuppföljning", ("forecast", "summary"))
    assert template.asked_for == frozenset()
    assert template_of(own, Kind.INTERIM) == template_of(BOARD, Kind.INTERIM)


@pytest.mark.parametrize(
    ("kind", "own", "complaint"),
    [
        ("weekly", {}, "reports.weekly är okänd"),
        ("monthly", {"chapter": []}, "monthly.chapter är okänd"),
        ("monthly", {"chapters": ["ekonomi"]}, "kapitlet ”ekonomi” finns inte"),
        ("monthly", {"chapters": ["economy", "economy"]}, "samma kapitel två gånger"),
        ("monthly", {"chapters": []}, "minst ett kapitel"),
        ("monthly", {"chapters": "economy"}, "ska vara en lista"),
        ("monthly", {"asked_for": ["goals"]}, "kapitlet ”goals” står inte i chapters"),
        ("monthly", {"title": " "}, "title ska vara en text"),
        ("monthly", {"span": "week"}, 'span ska vara "month" eller "year"'),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(
    kind: str, own: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(InvalidSetting, match=complaint) as refused:
        template_of(with_own(kind, **own), Kind.MONTHLY)
    assert str(refused.value).startswith("motala/board.toml: nyckeln subjects.reports")


def test_a_month_has_the_reports_of_its_rounds_and_the_letter_that_carries_them() -> None:
    rounds = (
        ReportingRound("Månad", RoundKind.MONTHLY, (2, 4)),
        ReportingRound("Tertial", RoundKind.FOUR_MONTH, (4,)),
    )
    board = replace(BOARD, reporting_rounds=rounds)
    assert due_in(board, Period(2026, 2)) == [Kind.MONTHLY, Kind.COVERING_LETTER]
    assert due_in(board, Period(2026, 3)) == [Kind.MONTHLY, Kind.COVERING_LETTER]
    assert due_in(board, Period(2026, 4)) == [
        Kind.MONTHLY, Kind.FOUR_MONTH, Kind.PLAN_FOLLOWUP, Kind.COVERING_LETTER,
    ]  # fmt: skip

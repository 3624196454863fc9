"""The words, shapes and queries agree on what a status can be."""

import re

import pytest

from lagesbild import assignments, controls, providers
from lagesbild.settings import ROOT
from lagesbild.status import ControlResult, ControlState, Mark, PlanState, Progress, Status
from lagesbild.ui import shapes

MARKS = Mark.__subclasses__()


def test_the_statuses_are_those_that_queries_give() -> None:
    migration = (ROOT / "queries/migrations/0001_store.sql").read_text(encoding="utf-8")
    declared = re.search(r"create type \w+\.status as enum \(([^)]*)\)", migration)
    assert declared is not None
    assert {status.value for status in Status} == set(re.findall(r"'(\w+)'", declared[1]))


def test_what_is_said_of_an_assignment_has_a_word() -> None:
    assert {one.value for one in Progress} == {*assignments.STATUSES, *assignments.UNSAID}


def test_what_is_said_of_a_control_has_a_word() -> None:
    assert {one.value for one in ControlState} == {*controls.STATES}
    assert {one.value for one in ControlResult} == {*controls.RESULTS}


def test_how_a_provider_stands_in_the_plan_has_a_word() -> None:
    assert {one.value for one in PlanState} == providers.STATES.keys()


@pytest.mark.parametrize("marks", MARKS)
def test_every_status_has_a_word_and_a_shape_of_its_own(marks: type[Mark]) -> None:
    assert len({one.label for one in marks}) == len(marks)
    assert len({one.icon for one in marks}) == len(marks)


@pytest.mark.parametrize("name", ["cards.js", "tables.js"])
def test_every_icon_has_a_shape(name: str) -> None:
    drawn = set(re.findall(r'^  "(.)": \[', shapes.script(name), re.MULTILINE))
    assert drawn == {one.icon for marks in MARKS for one in marks}


def test_in_plain_text_the_shape_stands_before_the_word() -> None:
    assert Status.NOT_UPDATED.in_words == "◌ ej uppdaterad"
    assert Progress.DELAYED.in_words == "■ försenat"

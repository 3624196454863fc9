"""How internal control stands in a sentence, by area, and for each control."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from lagesbild import control_findings
from lagesbild.board_limits import ControlLimits, limits_of
from lagesbild.boards import load_boards
from lagesbild.controls import RESULTS, Control, Occasion, Wanted, grouped
from lagesbild.errors import InvalidSetting
from lagesbild.ingest.records import KINDS
from lagesbild.settings import Settings

BOARDS = load_boards(Settings.from_environment().boards)
YEAR = 202600
WAITING = Occasion(
    YEAR, "It", "1", "Loggar", 202604, None, "upcoming", None, None, None, None, None, None, None,
    None, None, None, "It-chef", "1", "Boende", "sample", "minst 10 %", "monthly", "månadsvis",
    None, None, None, False, None, None, None, False,
)  # fmt: skip


def done(result: str, month: int = 202601, name: str = "Loggar") -> Occasion:
    return replace(WAITING, control=name, occasion=month, state="done", result=result)


def late(days: int, month: int = 202601, name: str = "Loggar") -> Occasion:
    return replace(WAITING, control=name, occasion=month, state="overdue", days_overdue=days)


def only(*occasions: Occasion) -> Control:
    return Control(occasions)


OLD = only(replace(late(59, 202512, "Eld"), year=202500))
UNDATED = only(replace(WAITING, occasion=None, state="undated"))


@pytest.mark.parametrize(
    ("controls", "says"),
    [
        ([only(WAITING)], "Den enda kontrollen är ogjord. Ingen är försenad."),
        ([only(WAITING), only(WAITING)], "Ingen av 2 kontroller är gjord. Ingen är försenad."),
        ([only(done("none"))],
         "Den enda kontrollen är gjord hittills, utan anmärkning. Ingen är försenad."),
        ([only(done("none")), only(done("none"))],
         "Alla 2 kontroller är gjorda hittills, alla utan anmärkning. Ingen är försenad."),
        ([only(done("minor")), only(WAITING)],
         "En av 2 kontroller är gjord hittills, med anmärkning: ”Loggar”. Ingen är försenad."),
        ([only(done("minor")), only(done("serious", name="Jäv")), only(done("none")), OLD],
         "Alla 3 kontroller är gjorda hittills, två med anmärkning, en av dem allvarlig: ”Jäv”. En "
         "är försenad: ”Eld, plan 2025”, från förra årets plan."),
        ([only(done("minor")) for _ in range(4)],
         "Alla 4 kontroller är gjorda hittills, alla med anmärkning. Ingen är försenad."),
        ([only(late(30)) for _ in range(4)],
         "Ingen av 4 kontroller är gjord. Fyra är försenade."),
        ([OLD],
         "Årets plan är inte inläst. En är försenad: ”Eld, plan 2025”, från förra årets plan."),
        ([only(done("none")), UNDATED],
         "En av 2 kontroller är gjord hittills, utan anmärkning. Ingen är försenad. En görs inför "
         "varje möte och har inget datum."),
    ],
)  # fmt: skip
def test_the_first_line_says_what_is_done_found_and_late(
    controls: list[Control], says: str
) -> None:
    assert control_findings.position(controls, YEAR) == says


def test_a_control_stands_as_the_occasion_that_must_be_seen_to_first() -> None:
    control = only(late(30, 202602), done("none", 202603), done("minor", 202601), WAITING)
    assert control.state == "overdue"
    assert control.worst == done("minor", 202601)
    assert (control.next_due or WAITING).occasion == 202602
    assert control_findings.lateness(control) == "februari 2026, 30 dagar"
    assert control_findings.done_of(control) == "2 av 4"
    assert only(done("none"), WAITING).state == "upcoming"
    assert control_findings.lateness(only(late(1), late(2))) == "januari 2026, 1 dag, och 1 till"
    assert [control_findings.waiting(one) for one in (only(done("none")), UNDATED)] == [
        "–", "Inför varje möte",
    ]  # fmt: skip


def test_occasions_are_grouped_by_control_and_year_in_the_order_that_they_come() -> None:
    rows = [late(30), late(60, name="Jäv"), done("none", 202603), replace(WAITING, year=202500)]
    assert [(one.plan.key, len(one.occasions)) for one in grouped(rows)] == [
        ("202600|Loggar", 2), ("202600|Jäv", 1), ("202500|Loggar", 1),
    ]  # fmt: skip


def test_areas_are_counted_by_control() -> None:
    other = only(replace(WAITING, control_area="Ekonomi"))
    areas = control_findings.areas([only(late(3), done("minor")), only(done("none")), other])
    assert [(one.name, one.controls, one.done, one.with_remark, one.late) for one in areas] == [
        ("Ekonomi", 1, 0, 0, 0), ("It", 2, 2, 1, 1),
    ]  # fmt: skip


def test_a_choice_holds_those_that_have_all_of_it() -> None:
    control = only(late(3), done("none"))
    assert Wanted().holds(control)
    assert Wanted("It", "1", "done").holds(control)
    for wanted in (Wanted("Annat"), Wanted(department="2"), Wanted(state="due")):
        assert not wanted.holds(control)


def test_a_remark_says_where_it_went_and_where_it_came_from() -> None:
    at = datetime.fromisoformat("2026-05-01 08:00")
    moved = replace(done("minor"), carried_by="eva", carried_at=at, carry_reason="Viktigt")
    assert control_findings.carried(moved) == (
        "Anmärkningen januari 2026 är förd till planen för 2027 av eva 2026-05-01 10:00: Viktigt"
    )
    assert control_findings.carried(done("minor")) == ""
    listed = replace(WAITING, carried_from=202511)
    assert control_findings.origin(listed) == (
        "En anmärkning november 2025 har förts till den här planen."
    )
    assert "Årets lista har den inte." in control_findings.origin(replace(listed, is_carried=True))
    assert control_findings.origin(WAITING) == ""


def test_the_words_of_the_page_are_those_that_a_file_may_use() -> None:
    choices = KINDS["control_results"].by_name["result"].choices
    assert {word: said[0] for word, said in choices.items()} == RESULTS
    methods = KINDS["control_plan"].by_name["method"].choices
    assert {word: said[0] for word, said in methods.items()} == control_findings.METHODS


def test_a_board_may_have_limits_of_its_own() -> None:
    board = BOARDS["motala"]
    own = replace(board, subjects={**board.subjects, "control": {"grace_days": 30}})
    assert limits_of(own, ControlLimits) == replace(limits_of(board, ControlLimits), grace_days=30)
    wrong = replace(board, subjects={**board.subjects, "control": {"grace": 30}})
    with pytest.raises(InvalidSetting, match=r"subjects\.control\.grace är okänd"):
        limits_of(wrong, ControlLimits)

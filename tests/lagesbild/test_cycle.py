"""The day a calendar is seen from, its next meeting and rules, and what both say in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from lagesbild import cycle, cycle_findings, round_checks
from lagesbild.boards import Board, load_boards
from lagesbild.cycle import CalendarFinding, DueRow, Wanted
from lagesbild.economy import View
from lagesbild.errors import InvalidSetting
from lagesbild.periods import Period
from lagesbild.round_checks import CheckRow
from lagesbild.settings import Settings
from lagesbild.working_days import holidays

BOARD = load_boards(Settings.from_environment().boards)["motala"]
DAY = date(2023, 9, 1)
ROW = DueRow(
    2023, "Delårsbokslut augusti", "interim_report", 202308, None, date(2023, 9, 26), 202309, 25,
    None, None, "Ekonomichef", to_board=True, to_executive_board=True, to_city_office=False,
    is_ready=False, state="this_month", comment=None, committed_at=datetime(2023, 1, 9, 8, 0),  # noqa: DTZ001
)  # fmt: skip
FORECAST = replace(ROW, item="Prognos per augusti", item_kind="forecast")
THEME = replace(
    ROW, item="Temadag", item_kind="theme_day", about=None, is_ready=None, to_executive_board=False
)
LATER = replace(ROW, item="Oktober", meets_on=date(2023, 10, 24), meets_in=202310, days_left=53)
IN_MAY = replace(ROW, meets_on=None, meets_in=202405, days_left=273)


def test_a_year_with_today_in_it_is_seen_from_today() -> None:
    assert cycle.usual_day([2024, 2023], Period(2023, 8), DAY) == DAY


@pytest.mark.parametrize(
    ("known", "chosen", "day"),
    [
        ([2023], Period(2023, 9), date(2023, 9, 30)),
        ([2024, 2022], Period(2023, 2), date(2024, 2, 29)),
        ([2022], Period(2025, 2), date(2022, 2, 28)),
    ],
)
def test_else_it_is_seen_from_the_end_of_the_chosen_month(
    known: list[int], chosen: Period, day: date
) -> None:
    """Of the nearest year that has a calendar, the later of two as near."""
    assert cycle.usual_day(known, chosen, date(2026, 11, 30)) == day


def test_the_next_meeting_is_all_that_is_up_on_its_day() -> None:
    passed = replace(ROW, item="Juli", days_left=-1)
    office = replace(ROW, item="Kontoret", to_board=False, days_left=0)
    undated = replace(ROW, item="Året", meets_on=None, meets_in=None, days_left=None)
    rows = [passed, office, undated, LATER, ROW, THEME]
    assert cycle.next_meeting(rows) == [ROW, THEME]
    assert cycle.next_meeting([passed, undated]) == []


def test_what_is_looked_for_is_told_by_kind_function_and_receiver() -> None:
    rows = [ROW, THEME, replace(FORECAST, responsible=None)]
    assert [row for row in rows if Wanted(item_kind="theme_day").holds(row)] == [THEME]
    assert [row for row in rows if Wanted(responsible="Ekonomichef").holds(row)] == [ROW, THEME]
    assert THEME not in [row for row in rows if Wanted(receiver="to_executive_board").holds(row)]
    assert not any(Wanted(receiver="to_city_office").holds(row) for row in rows)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([ROW, FORECAST, THEME],
         "Nästa möte är den 26 september. 2 underlag är inte klara."),
        ([ROW, THEME], "Nästa möte är den 26 september. 1 underlag är inte klart."),
        ([replace(ROW, is_ready=True)], "Nästa möte är den 26 september. Underlagen är klara."),
        ([THEME], "Nästa möte är den 26 september. 1 punkt står på kalendern."),
        ([IN_MAY], "Nästa möte är i maj 2024, dagen är inte bestämd. 1 underlag är inte klart."),
        ([replace(ROW, meets_on=date(2024, 1, 9)), replace(LATER, state="late", days_left=-1)],
         "Nästa möte är den 9 januari 2024. 1 underlag är inte klart. En punkt är försenad."),
        ([replace(ROW, days_left=-1, state="late")] * 2,
         "Kalendern för 2023 har inget mer möte med tid. 2 punkter är försenade."),
    ],
)  # fmt: skip
def test_the_first_line_says_when_and_what_is_not_ready(rows: list[DueRow], words: str) -> None:
    assert cycle_findings.position(rows, DAY) == words


def test_a_thing_is_told_by_its_time_basis_and_receivers() -> None:
    undated = replace(ROW, meets_on=None, meets_in=None, days_left=None)
    assert [cycle_findings.when(row) for row in (ROW, IN_MAY, undated)] == [
        "2023-09-26", "maj 2024", "Beslutas senare",
    ]  # fmt: skip
    told = [cycle_findings.days(replace(ROW, days_left=days)) for days in (25, 1, 0, -1)]
    assert told == ["om 25 dagar", "om 1 dag", "i dag", "för 1 dag sedan"]
    assert cycle_findings.days(IN_MAY) == ""
    due = replace(ROW, ready_by=date(2023, 9, 12))
    assert cycle_findings.basis(due) == "inte klart, senast 2023-09-12"
    assert cycle_findings.basis(THEME) == ""
    assert cycle_findings.receivers(ROW) == "nämnden och KS/KF"


def finding(rule: str, **about: object) -> CalendarFinding:
    known = {"item": "Delårsrapport", "about": None, "meets_on": None, "meets_in": None,
             "ready_by": None, "found": None}  # fmt: skip
    return CalendarFinding(rule, **{**known, **about})


@pytest.mark.parametrize(
    ("found", "words", "source"),
    [
        (finding("interim_span", about=202309, found=9),
         "Minst en delårsrapport ska omfatta minst sex och högst åtta månader. ”Delårsrapport” "
         "omfattar nio, och ingen annan ligger inom gränserna.", "13 kap. 1 §"),
        (finding("each_quarter", item="Ej verkställda beslut", found=4),
         "”Ej verkställda beslut” redovisas varje kvartal. Det fjärde kvartalet saknas.",
         "34 kap. 3 §"),
        (finding("forecast_month", about=202604, meets_in=202605, found=202603),
         "”Delårsrapport” avser april 2026, men prognosen vid samma möte avser mars 2026.",
         "Kalenderns egna uppgifter"),
        (finding("no_working_day", meets_on=date(2023, 5, 1)),
         "”Delårsrapport” är den 2023-05-01, en helgdag.", "1989:253"),
        (finding("no_working_day", meets_on=date(2023, 5, 6)),
         "”Delårsrapport” är den 2023-05-06, en lördag.", "1989:253"),
        (finding("before_its_period_ends", about=202310, meets_in=202310),
         "”Delårsrapport” avser oktober 2023, men mötet är i oktober 2023, innan månaden är slut.",
         "Kalenderns egna uppgifter"),
        (finding("ready_after_meeting", meets_on=date(2023, 6, 20), ready_by=date(2023, 6, 21)),
         "Underlaget till ”Delårsrapport” ska vara klart 2023-06-21, efter mötet 2023-06-20.",
         "Kalenderns egna uppgifter"),
    ],
)  # fmt: skip
def test_a_rule_is_told_with_its_source(found: CalendarFinding, words: str, source: str) -> None:
    rules = cycle.rules_of(BOARD)
    assert cycle_findings.asks(found, rules) == words
    assert source in cycle_findings.source(found, rules)


def with_rules(**own: object) -> Board:
    return replace(BOARD, subjects={**BOARD.subjects, "calendar": own})


def test_a_board_has_rules_of_its_own_where_it_says_so() -> None:
    own = with_rules(quarterly_items=["Tillsyn"], interim_most=9)
    asked = cycle.rule_parameters(own, 2023)
    assert (asked["interim_least"], asked["interim_most"]) == (6, 9)
    assert asked["quarterly_items"] == ["Tillsyn"]
    assert asked["holidays"] == sorted(holidays(2023) | holidays(2024))


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"interims": 6}, "calendar.interims är okänd."),
        ({"interim_least": 0}, "interim_least ska vara ett antal månader, 1 till 12."),
        ({"interim_most": "8"}, "interim_most ska vara ett antal månader"),
        ({"quarterly_items": "beslut"}, "quarterly_items ska vara en lista med ord."),
        ({"holiday_law": " "}, "holiday_law ska säga var regeln står."),
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(own: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidSetting, match=words):
        cycle.rules_of(with_rules(**own))


def test_a_round_is_told_by_how_many_of_its_steps_are_ready() -> None:
    view = View(BOARD, Period(2023, 8))
    ready = CheckRow("figures_loaded", "ready", 0, None)
    not_asked = CheckRow("forecast_entered", "not_asked", None, None)
    indicators = CheckRow("indicators_updated", "not_ready", 1, 14)
    open_points = CheckRow("findings_handled", "not_ready", 3, None)
    unexplained = CheckRow("variances_explained", "not_ready", 1, None)
    hidden = CheckRow("findings_handled", "not_told", None, None)
    unsigned = CheckRow("steps_signed", "not_ready", 2, 69)
    demanded = CheckRow("actions_decided", "not_ready", 1, None)
    rows = [ready, not_asked, indicators, open_points, unexplained, demanded, hidden, unsigned]
    assert round_checks.finding(rows, view) == "1 av 6 steg är klara för augusti 2023"
    assert round_checks.finding([ready, not_asked], view) == "Allt är klart för augusti 2023"
    assert [round_checks.left(row) for row in rows] == [
        "",
        "Kalendern har ingen prognos för månaden",
        "1 av 14 indikatorer saknar värde",
        "3 punkter är öppna",
        "1 avvikelse är inte förklarad",
        "Beslutade åtgärder räcker inte",
        "Visas för den som får stänga perioden",
        "67 av 69 moment godkända",
    ]


def test_every_step_of_the_query_has_words_and_a_page() -> None:
    text = (Settings().reference.parents[1] / "queries/cycle/round_checklist.sql").read_text(
        "utf-8"
    )
    assert list(round_checks.STEPS) == [
        line.split("'")[1] for line in text.splitlines() if line.endswith("as step,")
    ]
    assert round_checks.PAGE_OF.keys() == round_checks.STEPS.keys()

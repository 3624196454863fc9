"""A planning process in words and as a picture, and which years have elections."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lagesbild import calendar_files, planning_findings, planning_process
from lagesbild.boards import load_boards
from lagesbild.charts import colours, gantt
from lagesbild.charts.gantt import Bar, Gantt
from lagesbild.errors import InvalidSetting
from lagesbild.planning_process import ActivityRow, PlannedYear, Variant
from lagesbild.settings import Settings

BOARD = load_boards(Settings.from_environment().boards)["motala"]
TODAY = date(2026, 12, 30)
ROW = ActivityRow(
    2026, "ordinary", 1, "Starta upp", "Utvärdera", "v 53", date(2026, 12, 28), date(2027, 1, 3),
    "now", True, "Processledare", "HR", None, None, None, None, datetime(2026, 1, 1, tzinfo=UTC),
)  # fmt: skip
WHOLE = replace(ROW, activity=None, weeks="v 48–5", from_date=date(2026, 11, 23))
DECISION = replace(
    ROW, sub_process="Besluta", process_order=None, activity="Besluta om mål", this_week=False,
    weeks="senast februari 2027", from_date=date(2027, 2, 1), to_date=date(2027, 2, 28),
    state="coming", decided_by="KS",
)  # fmt: skip


def test_the_first_line_names_the_week_what_goes_on_and_the_next_decision() -> None:
    later = replace(DECISION, activity="Senare", to_date=date(2027, 3, 31))
    assert planning_findings.position([WHOLE, ROW, later, DECISION], TODAY) == (
        "Vecka 53: Starta upp pågår, ett moment. Nästa beslut är ”Besluta om mål” (KS), 1–28 "
        "februari 2027."
    )
    decided = replace(DECISION, to_date=date(2026, 12, 29), state="past")
    assert planning_findings.position([WHOLE, decided], TODAY) == (
        "Vecka 53: inget moment pågår. Inga fler beslut står i processen för 2026."
    )
    other = replace(ROW, sub_process="Detaljplanera")
    assert planning_findings.going_on([ROW, ROW, other], TODAY) == (
        "Vecka 53: Starta upp och Detaljplanera pågår, tre moment"
    )


def test_days_are_told_without_saying_anything_twice() -> None:
    assert planning_findings.days(ROW, 2026) == "28 december–3 januari 2027"
    assert planning_findings.days(DECISION, 2027) == "1–28 februari"
    assert planning_findings.days(replace(ROW, from_date=None), 2027) == "till 3 januari"
    one_day = replace(ROW, from_date=TODAY, to_date=TODAY)
    assert planning_findings.days(one_day, 2026) == "30 december"
    assert planning_findings.state(replace(DECISION, this_week=True)) == "Kommer, denna vecka"
    assert planning_findings.counted([WHOLE, ROW, DECISION], 2026) == (
        "2 aktiviteter i 2 delprocesser"
    )


def test_what_comes_every_fourth_year_is_data_that_a_board_may_have_of_its_own() -> None:
    usual = planning_process.usual_variant
    found = [year for year in range(1990, 2031) if usual(BOARD, year) is Variant.ELECTION]
    assert found == [1994, 1998, 2002, 2006, 2010, 2014, 2018, 2022, 2026, 2030]
    own = replace(BOARD, subjects={"elections": {"first_year": 2023, "years_between": 3}})
    assert [year for year in (2020, 2023, 2026) if usual(own, year) is Variant.ELECTION] == [
        2023, 2026,
    ]  # fmt: skip
    wrong = replace(BOARD, subjects={"elections": {"years_between": 0}})
    with pytest.raises(InvalidSetting, match=r"subjects\.elections"):
        usual(wrong, 2026)
    ordinary_alone = PlannedYear(2026, has_ordinary=True, has_election=False)
    assert planning_process.first_variant(BOARD, ordinary_alone) is Variant.ORDINARY


def test_the_picture_tells_every_bar_in_words_and_cuts_what_began_before() -> None:
    bars = tuple(
        Bar(
            row.sub_process, row.activity or "", row.from_date, row.to_date, row.state,
            row.decided_by is not None, planning_findings.told(row, TODAY),
        )
        for row in (replace(WHOLE, from_date=date(2025, 12, 1)), ROW, DECISION)
    )  # fmt: skip
    chart = gantt.chart(Gantt("Fynd", "Nämnden", 2026, TODAY, "Vecka 53", bars), colours.light())
    assert chart.alt.split("; ")[1:] == [
        "Utvärdera, v 53, 28 december–3 januari 2027, pågår",
        "Besluta om mål, senast februari 2027, 1–28 februari 2027, kommer, beslut av KS",
    ]
    past, now, coming, decided = chart.figure.data
    assert (list(past.x), list(now.base), list(now.x)) == ([], [0, 361], [368, 7])
    assert (list(coming.base), list(coming.x)) == ([396], [28])
    assert list(decided.x) == [424]
    assert [one.text for one in chart.figure.layout.annotations] == ["<b>Vecka 53</b>"]
    assert [series.amounts[0] for series in chart.table.series] == [53, 53]
    elsewhere = Gantt("Fynd", "Nämnden", 2026, date(2025, 12, 1), "Vecka 49", bars)
    assert not gantt.chart(elsewhere, colours.light()).figure.layout.annotations


def test_a_process_as_events_keeps_their_names_when_they_are_moved() -> None:
    moved = replace(ROW, weeks="v 52", from_date=date(2026, 12, 21), to_date=date(2026, 12, 27))
    first, second = (
        calendar_files.process_events([WHOLE, row], BOARD, "x").decode() for row in (ROW, moved)
    )
    assert first.count("BEGIN:VEVENT") == 1
    uid = [line for line in first.splitlines() if line.startswith("UID")]
    assert uid == [line for line in second.splitlines() if line.startswith("UID")]
    assert first == calendar_files.process_events([WHOLE, ROW], BOARD, "x").decode()
    twice = calendar_files.process_events([ROW, moved], BOARD, "x").decode()
    assert len({line for line in twice.splitlines() if line.startswith("UID")}) == 2

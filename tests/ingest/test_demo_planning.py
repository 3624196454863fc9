"""Motala's planning process in the demo against its guidelines, by hand from the appendices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from lagesbild import planning_findings, planning_process
from lagesbild.planning_process import ActivityRow, Variant
from tests.ingest.demo_readers import DEMO
from tests.ingest.desks import desk_in
from tests.loading import Desk

ORDINARY = {
    1: ["v 48–5", "v 4", "v …–5", "v 48–49", "v 50", "v 51–52"],
    2: ["v 6–11", "v 6–9", "v 10–11"],
    3: ["v 12–16", "v 12", "v 12–13", "v 13–15", "v 16"],
    4: ["v 17–46", "v 17–19", "v 18", "v 20", "v 22–23", "v 25", "v 34", "v 39", "v 43", "v 46"],
    5: ["v 23–42", "v 23–24", "v 25–37", "v 38", "v 40–42", "v 42"],
    6: ["v 43–52", "v 46", "v 46–47", "v 46–47", "v 43–52", "v 50", "v 52"],
}
"""The weeks of appendix 1; the first of each is the sub-process as a whole."""
SAME_UNTIL_25 = {
    **{order: weeks for order, weeks in ORDINARY.items() if order < 4},
    4: ["v 17–25", "v 17–19", "v 18", "v 20", "v 22–23", "v 25", "oktober", "september–oktober",
        "november"],
    5: ["v 23–24"],
}  # fmt: skip
AFTER = {
    ("Besluta om revideringar i kommunstyrelsen", "juni", "2022-06-30"),
    ("Besluta om revideringar i kommunfullmäktige", "augusti", "2022-08-31"),
    ("Påbörja översynen av ledningssystemet", "januari–mars", "2022-03-31"),
    ("Besluta om resursfördelningen per nämnd", "januari 2023", "2023-01-31"),
    ("Påbörja arbetet med inriktning och mål i en tillfällig beredning", "november", "2022-11-30"),
    ("Anpassa verksamhetsplaner till den nya inriktningen", "november–mars 2023", "2023-03-31"),
    ("Besluta om inriktning och mål i kommunstyrelsen", "senast februari 2023", "2023-02-28"),
    ("Besluta om inriktning och mål i kommunfullmäktige", "senast mars 2023", "2023-03-31"),
    ("Fastställa förvaltningarnas verksamhetsplaner i nya nämnder", "april 2023", "2023-04-30"),
}
"""What appendix 2 adds, and the last day of it."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_in(tmp_path_factory.mktemp("demo")) as made:
        for year in (2022, 2023):
            path = DEMO / "motala" / f"planeringsprocess_{year}.xlsx"
            assert made.load(path, board="motala").status == "loaded"
        yield made


def activities(desk: Desk, variant: Variant, today: date) -> list[ActivityRow]:
    reader = desk.store.reader(desk.person)
    rows = planning_process.activities(reader, desk.boards["motala"], variant, today)
    return [row for row in rows if row.year == today.year]


def weeks(rows: list[ActivityRow]) -> dict[int, list[str]]:
    """Sorted within a sub-process, the whole of it first."""
    found: dict[int, list[str]] = {}
    for row in sorted(rows, key=lambda row: row.activity is not None):
        found.setdefault(row.process_order or 0, []).append(row.weeks)
    return {order: [own[0], *sorted(own[1:])] for order, own in sorted(found.items())}


def sorted_after_first(of: dict[int, list[str]]) -> dict[int, list[str]]:
    return {order: [own[0], *sorted(own[1:])] for order, own in of.items()}


def test_the_ordinary_year_has_six_sub_processes_and_their_weeks(desk: Desk) -> None:
    rows = activities(desk, Variant.ORDINARY, date(2023, 11, 29))
    assert weeks(rows) == sorted_after_first(ORDINARY)
    by_name = {(row.activity, row.weeks): row for row in rows}
    start = by_name[None, "v 48–5"]
    assert (str(start.from_date), str(start.to_date)) == ("2023-11-27", "2024-02-04")
    assert (start.object_in, (start.object_out or "")[:24]) == (
        "Beslutad process", "Tidplan och anvisningar;",
    )  # fmt: skip
    forum = by_name["Genomföra prioriteringsforum", "v 20"]
    assert (str(forum.from_date), forum.responsible, forum.participants) == (
        "2023-05-15", "Kommundirektör", "Förvaltningschef och ordförande",
    )  # fmt: skip
    assert [(row.weeks, row.decided_by) for row in rows if row.decided_by] == [
        ("v 16", "Nämnden/styrelsen"),
        ("v 25", "Kommunstyrelsen"), ("v 34", "Kommunfullmäktige"),
        ("v 43", "Kommunstyrelsen"), ("v 46", "Kommunfullmäktige"),
        ("v 38", "Nämnd"), ("v 42", "Nämnd"), ("v 50", "Nämnd"),
    ]  # fmt: skip
    assert planning_findings.position(rows, date(2023, 11, 29)) == (
        "Vecka 48: Starta upp och Detaljplanera pågår, två moment. Nästa beslut är ”Fatta beslut i "
        "nämnd om MoR, Verksamhetsplan samt Internkontrollplan” (Nämnd), 11–17 december."
    )


def test_the_election_year_is_ordinary_until_week_25_and_then_decides_otherwise(desk: Desk) -> None:
    rows = activities(desk, Variant.ELECTION, date(2022, 10, 19))
    assert {order: own for order, own in weeks(rows).items() if order < 6} == sorted_after_first(
        SAME_UNTIL_25
    )
    added = {(row.activity, row.weeks, str(row.to_date)) for row in rows
             if (row.process_order or 0) > 6}  # fmt: skip
    assert added == AFTER
    assert not any("Finansplan" in (row.activity or "") for row in rows)
    plan = [(row.weeks, row.decided_by, row.state) for row in rows
            if row.decided_by and row.process_order == 4]  # fmt: skip
    assert plan == [
        ("v 25", "Kommunstyrelsen", "past"),
        ("oktober", "Nyvalda kommunstyrelsen", "now"),
        ("november", "Nyvalda kommunfullmäktige", "coming"),
    ]


def test_the_year_itself_says_which_variant_and_the_command_line_does_too(desk: Desk) -> None:
    board = desk.boards["motala"]
    found = {year: planning_process.usual_variant(board, year).value for year in range(2022, 2027)}
    assert [year for year, variant in found.items() if variant == "election"] == [2022, 2026]
    assert planning_process.usual_variant(board, 1991) is Variant.ORDINARY
    asked = ("query", "cycle/planning_activities", "--param", "board=motala", "--format", "json")

    def told(*more: str) -> dict[str, dict[str, object]]:
        params = [word for one in more for word in ("--param", one)]
        rows = json.loads(desk.command(*asked, *params).out)
        return {row["weeks"]: row for row in rows if row["activity"]}

    election = told("period=202210", "today=2022-10-19")
    assert (election["oktober"]["state"], election["oktober"]["this_week"]) == ("now", True)
    ordinary = told("period=202210", "variant=ordinary", "today=2022-10-19")
    assert ordinary["v 42"]["this_week"]
    assert "oktober" not in ordinary
    after = told("period=202301")
    assert after["april 2023"]["year"] == 2022  # what the election year left to it
    assert after["v 4"]["state"] == "past"  # today is long after
    refused = desk.command(*asked, "--param", "period=202210", "--param", "variant=skottår")
    assert "ska vara ordinary eller election" in refused.err

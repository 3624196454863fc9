"""The demo boards' calendars against what their own documents print, told by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from lagesbild import cycle
from lagesbild.cycle import DueRow
from tests.ingest.demo_readers import DEMO
from tests.ingest.desks import desk_in
from tests.loading import Desk

NORDOST, MOTALA = "goteborg-nordost", "motala"
CARE, SOCIAL, SODERTALJE = (
    "uppsala-omsorgsnamnd", "uppsala-socialnamnd", "sodertalje-socialnamnd",
)  # fmt: skip
YEARS = {NORDOST: 2023, MOTALA: 2023, CARE: 2026, SOCIAL: 2024, SODERTALJE: 2023}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_in(tmp_path_factory.mktemp("demo")) as made:
        for board, year in YEARS.items():
            [path] = (DEMO / board).glob(f"kalender_{year}.*")
            assert made.load(path, board=board).status == "loaded"
        yield made


def calendar(desk: Desk, board: str) -> list[DueRow]:
    reader = desk.store.reader(desk.person)
    return cycle.due(reader, desk.boards[board], date(YEARS[board], 1, 1))


def of_kind(rows: list[DueRow], kind: str) -> list[DueRow]:
    return [row for row in rows if row.item_kind == kind]


def flags(desk: Desk, board: str) -> list[tuple[str, str, int | None]]:
    reader = desk.store.reader(desk.person)
    found = cycle.findings(reader, desk.boards[board], YEARS[board])
    return [(one.rule, one.item, one.found) for one in found]


def test_nordost_gets_no_monthly_report_of_june_july_or_december(desk: Desk) -> None:
    """March and August are told in the interim reports, as the printed table has them."""
    reports = of_kind(calendar(desk, NORDOST), "monthly_report")
    assert {row.about: str(row.meets_on) for row in reports} == {
        202301: "2023-02-28", 202302: "2023-03-28", 202304: "2023-05-30", 202305: "2023-06-20",
        202309: "2023-10-24", 202310: "2023-11-28", 202311: "2023-12-12",
    }  # fmt: skip
    assert not any(row.to_executive_board for row in reports)
    interim = of_kind(calendar(desk, NORDOST), "interim_report")
    assert [(row.about, str(row.meets_on), row.to_executive_board) for row in interim] == [
        (202303, "2023-04-25", True), (202308, "2023-09-26", True),
    ]  # fmt: skip


def test_nordost_reports_to_the_city_office_but_for_january_june_and_july(desk: Desk) -> None:
    to_office = [row for row in calendar(desk, NORDOST) if row.to_city_office]
    assert {row.about for row in to_office} == {
        202302, 202303, 202304, 202305, 202308, 202309, 202310, 202311, 202312,
    }  # fmt: skip
    assert not any(row.to_board or row.meets_in for row in to_office)


def test_nordost_forecasts_five_months_of_which_may_stays_with_the_board(desk: Desk) -> None:
    forecasts = of_kind(calendar(desk, NORDOST), "forecast")
    assert {row.about: row.to_executive_board for row in forecasts} == {
        202302: True, 202303: True, 202305: False, 202308: True, 202310: True,
    }  # fmt: skip


def test_nordosts_decisions_and_theme_days_are_complete_to_the_day(desk: Desk) -> None:
    rows = calendar(desk, NORDOST)
    others = ("plan_or_budget", "risk_picture", "internal_control", "theme_day")
    assert sorted((str(row.meets_on), row.item) for row in rows if row.item_kind in others) == [
        ("2023-01-02", "Beslut om budget"),
        ("2023-02-16", "Temadagar, verksamhetsplan med mera"),
        ("2023-02-17", "Temadagar, verksamhetsplan med mera"),
        ("2023-02-28", "Beslut om intern kontrollplan"),
        ("2023-02-28", "Beslut om samlad riskbild"),
        ("2023-02-28", "Beslut om verksamhetsplan"),
        ("2023-03-14", "Temanämnd, verksamhetsnomineringar"),
        ("2023-04-25", "Beslut om verksamhetsnomineringar"),
        ("2023-11-14", "Temadag kring budget"),
        ("2023-11-28", "Genomförd internkontroll 2023"),
        ("2023-12-12", "Beslut om budget 2024"),
    ]
    [annual] = of_kind(rows, "annual_report")
    assert (annual.about, annual.meets_in, annual.state) == (202312, None, "undated")
    assert flags(desk, NORDOST) == []


CARE_TABLE = {
    "Avtals- och uppdragsuppföljningar": ("", [202605, 202609, 202702]),
    "Brukarundersökningar": ("information", [202611]),
    "Ej verkställda beslut": ("decision", [202603, 202606, 202609]),
    "Ekonomiskt delårsbokslut": ("decision", [202605, 202609]),
    "Ekonomiskt helårsbokslut": ("decision", [202702]),
    "Ekonomiskt månadsbokslut": ("decision", [202603, 202605, 202606, 202608, 202610, 202612]),
    "Kompetensförsörjning": ("information", [202609]),
    "Internkontroll": ("decision", [202606, 202609, 202612]),
    "Kvalitetsberättelse": ("decision", [202702]),
    "Patientsäkerhetsberättelse": ("decision", [202702]),
    "Statliga medel": ("", []),
    "Uppföljning av verksamhetsplan": ("decision", [202605, 202609, 202702]),
}
"""Table 1 of the plan for 2026, but for premises, which are two things."""


def test_uppsala_care_has_its_whole_table(desk: Desk) -> None:
    rows = calendar(desk, CARE)
    for item, (handled, months) in CARE_TABLE.items():
        own = [row for row in rows if row.item == item]
        assert sorted(row.meets_in for row in own if row.meets_in) == months
        assert {row.handled_as or "" for row in own} == {handled}
    premises = [row for row in rows if row.item == "Fastighet och lokalförsörjning"]
    assert {(row.meets_in, row.handled_as) for row in premises} == {
        (202605, "information"), (202611, "decision"),
    }  # fmt: skip
    assert not any(row.meets_on for row in rows)


def test_uppsala_care_fixes_its_forecast_per_march_and_august(desk: Desk) -> None:
    rows = calendar(desk, CARE)
    assert [(row.about, row.meets_in) for row in of_kind(rows, "forecast")] == [
        (202603, 202605), (202608, 202609),
    ]  # fmt: skip
    assert flags(desk, CARE) == [
        ("each_quarter", "Ej verkställda beslut", 4),
        ("forecast_month", "Uppföljning av verksamhetsplan", 202603),
    ]


def test_motala_reports_april_september_and_december(desk: Desk) -> None:
    rows = calendar(desk, MOTALA)
    assert {row.about: row.item_kind for row in rows if row.item_kind != "forecast"} == {
        202304: "four_month_report", 202309: "interim_report", 202312: "annual_report",
    }  # fmt: skip
    assert [row.about for row in of_kind(rows, "forecast")] == [202304, 202309]
    assert {row.state for row in rows} == {"undated"}
    assert flags(desk, MOTALA) == [
        ("interim_span", "Delårsrapport till och med september", 9),
    ]


def test_uppsala_social_follows_up_april_august_and_the_year(desk: Desk) -> None:
    rows = calendar(desk, SOCIAL)
    plans = [row for row in rows if "verksamhetsplan" in row.item]
    controls = of_kind(rows, "internal_control")
    assert [row.about for row in plans] == [row.about for row in controls] == [
        202404, 202408, 202412,
    ]  # fmt: skip
    assert [row.about for row in plans if row.to_executive_board] == [202404]
    assert flags(desk, SOCIAL) == []


def test_sodertalje_follows_its_goals_every_month(desk: Desk) -> None:
    rows = calendar(desk, SODERTALJE)
    followed = [row.about for row in rows if row.item == "Uppföljning av nämndmålen"]
    assert followed == list(range(202301, 202313))
    [accounts] = of_kind(rows, "annual_report")
    assert accounts.to_executive_board


def test_the_command_line_answers_the_same(desk: Desk) -> None:
    asked = ("--param", f"board={NORDOST}", "--param", "on_day=2023-09-01", "--format", "json")
    [first, *_] = json.loads(desk.command("query", "cycle/due", *asked).out)
    assert (first["item"], first["days_left"], first["state"]) == (
        "Delårsbokslut augusti", 25, "this_month",
    )  # fmt: skip
    asked = ("--param", f"board={MOTALA}", "--param", "period=202309", "--format", "json")
    [flag] = json.loads(desk.command("query", "cycle/calendar_findings", *asked).out)
    assert (flag["rule"], flag["found"]) == ("interim_span", 9)
    steps = json.loads(desk.command("query", "cycle/round_checklist", *asked).out)
    assert {step["step"]: step["state"] for step in steps} == {
        "figures_loaded": "not_ready",
        "indicators_updated": "not_asked",
        "variances_explained": "not_asked",
        "forecast_entered": "not_ready",
        "actions_decided": "not_asked",
        "findings_handled": "not_ready",
        "period_closed": "not_ready",
        "steps_signed": "not_ready",
        "report_frozen": "not_ready",
    }

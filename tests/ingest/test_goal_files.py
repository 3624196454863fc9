"""Goal plans, indicator values, assignments and key figures of others, from files to the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lagesbild.ingest.recognise import Given
from lagesbild.ingest.records import KINDS
from lagesbild.ingest.templates import LIST_SHEET, template
from tests.ingest.desks import desk_in
from tests.ingest.test_records import as_workbook, stored
from tests.loading import BOARD, Desk

PLAN = (
    "Målområde;KF-mål nr;KF-mål;Nämndmål nr;Nämndmål;Gräns gröna (%);Indikator;Mätsätt;Bäst är;"
    "Ingående värde;Riktvärde 2025;Riktvärde 2026\n"
    "Välfärd;1;Trygga barn;1.1;Fler möten;70;Andel möten;andel;högt;70 (nov 2024);80;öka\n"
    "Välfärd;1;Trygga barn;1.1;Fler möten;70;Väntetid;nivå;lågt;*;14 dagar;högst 13 dagar\n"
    "Miljö;2;Klimat;;;;Utskrifter;snitt per månad;lågt;ca 100 000;minska med 10 %;minska\n"
)
WIDE = (
    "Indikator;Enhet;Jan;Feb;Mar\n"
    "Andel möten;;71;72,5;73 %\n"
    "Andel möten;11;70;;74\n"
    "Utskrifter;;95 000;94000;\n"
)
LONG = (
    "Period;Indikator;Avser;Värde;Åtgärder;Kommentar\n"
    "202504;Andel möten;;74;påbörjade;Nu går det\n"
    "202504;Väntetid;Plan;13,5;;\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        made.loaded("plan.csv", PLAN)
        yield made


def test_a_plan_has_a_row_for_each_year_that_has_a_target(desk: Desk) -> None:
    columns = "period, indicator, board_goal, threshold, target_kind, target_low, target_unit"
    assert stored(desk, "goal_plan", columns) == [
        (202500, "Andel möten", "1.1", Decimal("0.7000"), "number", 80, None),
        (202500, "Utskrifter", None, None, "change", -10, None),
        (202500, "Väntetid", "1.1", Decimal("0.7000"), "number", 14, "dagar"),
        (202600, "Andel möten", "1.1", Decimal("0.7000"), "increase", None, None),
        (202600, "Utskrifter", None, None, "decrease", None, None),
        (202600, "Väntetid", "1.1", Decimal("0.7000"), "at_most", None, "dagar"),
    ]
    baselines = "distinct indicator, baseline_low, baseline_basis, baseline_text"
    assert stored(desk, "goal_plan", baselines) == [
        ("Andel möten", 70, "nov 2024", "70 (nov 2024)"),
        ("Utskrifter", 100_000, None, "ca 100 000"),
        ("Väntetid", None, None, "*"),
    ]


def test_a_plan_may_have_a_row_for_each_year(desk: Desk) -> None:
    rows = "År;KF-mål nr;Indikator;Riktvärde\n2027;1;Andel möten;85\n"
    desk.loaded("lang.csv", rows)
    assert (202700, 85) in stored(desk, "goal_plan", "period, target_low")


@pytest.mark.parametrize("name", ["v.csv", "v.xlsx"])
def test_months_may_stand_in_columns(desk: Desk, name: str) -> None:
    content = as_workbook(WIDE) if name.endswith("xlsx") else WIDE
    path = desk.file(name, content)
    [problem] = desk.load(path).problems
    assert problem.message.startswith("Vilket år gäller månaderna i filen?")
    done = desk.load(path, Given(period=202501))
    assert (done.status, done.problems) == ("loaded", ())
    assert stored(desk, "indicator_values", "period, indicator, cost_centre, value") == [
        (202501, "Andel möten", "11", 70),
        (202501, "Andel möten", None, 71),
        (202501, "Utskrifter", None, 95_000),
        (202502, "Andel möten", None, Decimal("72.5")),
        (202502, "Utskrifter", None, 94_000),
        (202503, "Andel möten", "11", 74),
        (202503, "Andel möten", None, 73),
    ]
    assert desk.checks_pass()


@pytest.mark.parametrize(
    "content",
    [
        f"Indikatorer 2025\n\n{WIDE}",
        WIDE.replace("Jan;Feb;Mar", "2025-01;2025-02;2025-03"),
        "\n".join(
            f"{year};{line}"
            for year, line in zip(("År", 2025, 2025, 2025), WIDE.splitlines(), strict=True)
        ),
    ],
    ids=["above", "in the headers", "in a column"],
)
def test_the_year_of_months_in_columns_may_be_said_in_the_file(desk: Desk, content: str) -> None:
    desk.loaded("v.csv", content)
    assert {period for (period,) in stored(desk, "indicator_values", "period")} == {
        202501, 202502, 202503,
    }  # fmt: skip


def test_a_row_a_month_says_what_it_is_of_and_what_is_done(desk: Desk) -> None:
    desk.loaded("v.csv", LONG)
    columns = "indicator, is_planned, value, actions, comment"
    assert stored(desk, "indicator_values", columns) == [
        ("Andel möten", False, 74, "begun", "Nu går det"),
        ("Väntetid", True, Decimal("13.5"), None, None),
    ]


def test_the_five_columns_of_other_programs_are_read(desk: Desk) -> None:
    desk.loaded(
        "five.csv",
        "Datum;Enhet;Mått;Måttkolumn;Värde\n2025-03-31;;Andel möten;Utfall;73\n"
        "2025-03-31;11;Andel möten;Plan;70\n",
    )
    assert stored(desk, "indicator_values", "period, cost_centre, is_planned, value") == [
        (202503, "11", True, 70),
        (202503, None, False, 73),
    ]


def test_the_five_columns_that_are_written_are_read_as_the_same(desk: Desk) -> None:
    load_id = desk.loaded("v.csv", LONG)
    before = stored(desk, "indicator_values", "period, indicator, is_planned, value")
    asked = desk.command(
        "query", "goals/indicator_file", "--param", f"board={BOARD}", "--param",
        "first_period=202501", "--param", "last_period=202512", "--format", "csv",
    )  # fmt: skip
    desk.undo(load_id)
    desk.loaded("back.csv", asked.out)
    assert stored(desk, "indicator_values", "period, indicator, is_planned, value") == before


def test_each_file_twice_changes_nothing(desk: Desk) -> None:
    for name, content in (("plan.csv", PLAN), ("v.csv", LONG)):
        path = desk.file(name, content)
        desk.load(path)
        assert desk.load(path).status == "unchanged"


def test_a_later_file_takes_the_place_of_its_months_and_undoing_puts_them_back(desk: Desk) -> None:
    desk.loaded("v.csv", LONG)
    later = desk.loaded("s.csv", "Period;Indikator;Värde\n202504;Andel möten;99\n")
    assert stored(desk, "indicator_values", "value") == [(99,)]
    desk.undo(later)
    assert (74,) in stored(desk, "indicator_values", "value")


WRONG_PLAN_ROWS = (
    (";1;Trygga barn;1.1;Fler möten;70;A;andel;högt;*;åttio;öka", "K3", "Riktvärde: ”åttio” går"),
    (";1;Trygga barn;1.1;Fler möten;70;B;andel;högt;x;80;öka", "J4", "Ingående värde: ”x” går"),
    (
        ";1;Trygga barn;1.1;Fler möten;75;C;andel;högt;*;80;öka",
        "F5",
        "Gräns gröna (%) är ett annat",
    ),
    (";1;Trygga barn;1.1;Fler möten;170;D;andel;högt;*;80;öka", "F6", "Gräns gröna (%): ”170” ska"),
    (";1;Trygga barn;1.1;Fler möten;70;E;andel;snett;*;80;öka", "I7", "”snett” går inte att läsa"),
    (";1;Trygga barn;1.1;Fler möten;70;Andel möten;andel;högt;*;81;öka", "rad 8", "Raden gäller"),
    (";;Trygga barn;1.1;Fler möten;70;F;andel;högt;*;81;öka", "B9", "KF-mål nr saknas"),
)


def test_a_plan_that_cannot_be_right_is_refused_cell_by_cell(desk: Desk) -> None:
    before = stored(desk, "goal_plan", "period, indicator")
    lines = [*PLAN.splitlines()[:2], *(row for row, _, _ in WRONG_PLAN_ROWS), ""]
    done = desk.load(desk.file("fel.csv", "\n".join(lines)))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    for _, address, message in WRONG_PLAN_ROWS:
        assert found[address][: len(message)] == message
    assert stored(desk, "goal_plan", "period, indicator") == before


NEXT_MONTH = f"{date.today().year + 1}01"  # noqa: DTZ011  # the municipality's own calendar
WRONG_VALUES = (
    ("202504;Andel mötn;;74;;", "B2", "Indikatorn ”Andel mötn” finns inte i någon målplan. Menas "
     "”Andel möten”?"),
    (f"{NEXT_MONTH};Andel möten;;74;;", "A3", "Januari"),
    ("202504;Andel möten;;130 %;;", "D4", "”Andel möten” är en andel. Skriv procent mellan 0"),
    ("202505;Andel möten;;hög;;", "D5", "Värde: ”hög” går inte att läsa. Skriv ett tal"),
    ("202506;Andel möten;;70;;", "", ""),
    ("202506;Andel möten;;71;;", "rad 7", "Raden gäller samma sak som rad 6"),
    ("202507;Andel möten;;;;", "D8", "Värde saknas. Fyll i eller ta bort raden."),
)  # fmt: skip


def test_values_that_cannot_be_right_are_refused_cell_by_cell(desk: Desk) -> None:
    lines = [LONG.splitlines()[0], *(row for row, _, _ in WRONG_VALUES), ""]
    done = desk.load(desk.file("fel.csv", "\n".join(lines)))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    assert len(found) == len(done.problems) == len(WRONG_VALUES) - 1
    for _, address, message in WRONG_VALUES:
        assert not address or found[address][: len(message)] == message
    assert stored(desk, "indicator_values", "value") == []


def test_a_wrong_value_among_months_in_columns_is_told_by_its_own_cell(desk: Desk) -> None:
    wrong = WIDE.replace("72,5", "130").replace("94000", "många")
    done = desk.load(desk.file("fel.csv", wrong), Given(period=202501))
    assert [problem.address for problem in done.problems] == ["D2", "D4"]


def test_a_plan_in_the_same_workbook_counts(desk: Desk, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(as_workbook("Period;Indikator;Värde\n202504;Nytt mått;5\n")))
    book.active.title = "Värden"
    sheet = book.create_sheet("Plan", 0)
    sheet.append(["År", "KF-mål nr", "Indikator", "Riktvärde"])
    sheet.append([2025, "1", "Nytt mått", "6"])
    path = tmp_path / "both.xlsx"
    book.save(path)
    done = desk.load(path)
    assert (done.status, done.problems) == ("loaded", ())
    assert ("Nytt mått",) in stored(desk, "indicator_values", "indicator")


def test_key_figures_of_other_municipalities_are_read(desk: Desk) -> None:
    desk.loaded(
        "kolada.csv",
        "År;Nyckeltal;Kommun;Kön;Värde;Hämtat\n2024;N31807;Motala;T;12,5;2025-03-31\n"
        "2024;N31807;Uppsala;K;14;2025-03-31\n",
    )
    assert stored(desk, "neighbours", "period, kpi, municipality, gender, value") == [
        (202400, "N31807", "Motala", "all", Decimal("12.5")),
        (202400, "N31807", "Uppsala", "women", 14),
    ]


@pytest.mark.parametrize("kind", ["goal_plan", "indicator_values", "assignments", "neighbours"])
def test_a_template_says_what_is_filled_in_and_which_words_may_be_chosen(kind: str) -> None:
    book = load_workbook(BytesIO(template(KINDS[kind])))
    sheet = book[LIST_SHEET]
    assert [cell.value for cell in sheet[1]] == [each.label for each in KINDS[kind].fields]
    chosen = [each for each in KINDS[kind].fields if each.choices]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) == len(chosen)

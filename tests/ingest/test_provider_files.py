"""Providers and their follow-ups, from files to the store: what is kept and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lagesbild.ingest.records import KINDS
from lagesbild.ingest.templates import LIST_SHEET, template
from tests.identities import PERSON, spellings
from tests.ingest.desks import desk_in
from tests.ingest.test_records import as_workbook, stored
from tests.loading import Desk

ORGANISATION = (
    "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
    "1;Boende;Avdelning;;2020-01-01;\n11;Natt;Enhet;1;2020-01-01;\n"
)
PROVIDER_HEADER = (
    "År;Utförare;Driftsform;Verksamhetsområde;Avtal;Avtal från;Avtal till;Värde per år;"
    "Antal brukare;Sannolikhet;Konsekvens;Avdelning\n"
)
PROVIDERS = PROVIDER_HEADER + (
    "2026;Alfa;Privat;Boende;A-1;2024-02-29;2028-02-28;1 250 000,50;12;3;4;1\n"
    "2026;Beta;Idéburen;Stöd;;;;;;Möjlig;2 kännbar;natt\n"
    "2026;Gamma;Egen regi;Stöd;Uppdrag;;;900000;7;1;1;\n"
)
FOLLOWUP_HEADER = (
    "År;Utförare;Slag av uppföljning;Nivå;Planerad månad;Genomförd;Resultat;Iakttagelse;Krav;"
    "Återkontroll;Återkontroll gjord;Redovisad i nämnden;Diarienummer\n"
)
FOLLOWUPS = FOLLOWUP_HEADER + (
    "2026;Alfa;Planerad;Ramavtal;202604;2026-03-17;Mindre brister;Lucka;Fyll;2026-06-01;;202605;\n"
    "2026;Beta;Oanmäld;;;2026-02-28;Utan anmärkning;;;;;;D-1\n"
    "2026;Beta;Stickprov;Individ;;2026-02-28;;;;;;;D-2\n"
    "2026;Gamma;Fokus;Utförare;202611;;;;;;;;\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        made.loaded("organisation.csv", ORGANISATION)
        yield made


def written(name: str, text: str) -> str | bytes:
    return as_workbook(text) if name.endswith("xlsx") else text


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_both_lists_are_kept_and_the_same_files_change_nothing(desk: Desk, form: str) -> None:
    lists = ((f"u.{form}", PROVIDERS), (f"f.{form}", FOLLOWUPS))
    paths = [desk.file(name, written(name, text)) for name, text in lists]
    assert [desk.load(path).status for path in paths] == ["loaded", "loaded"]
    columns = "provider_name, provider_kind, contract_from, contract_to, yearly_value, clients"
    assert stored(desk, "providers", f"{columns}, likelihood, consequence, cost_centre") == [
        ("Alfa", "private", date(2024, 2, 29), date(2028, 2, 28), Decimal("1250000.50"), 12, 3, 4,
         "1"),
        ("Beta", "non_profit", None, None, None, None, 2, 2, "11"),
        ("Gamma", "in_house", None, None, Decimal("900000.00"), 7, 1, 1, None),
    ]  # fmt: skip
    columns = "provider_name, followup_kind, followup_level, planned_month, done_on"
    assert stored(desk, "provider_followups", f"{columns}, followup_result, demand") == [
        ("Alfa", "planned", "framework", 202604, date(2026, 3, 17), "minor", "Fyll"),
        ("Beta", "sample", "individual", None, date(2026, 2, 28), None, None),
        ("Beta", "unannounced", "provider", None, date(2026, 2, 28), "no_remark", None),
        ("Gamma", "focus", "provider", 202611, None, None, None),
    ]
    assert [desk.load(path).status for path in paths] == ["unchanged", "unchanged"]
    assert desk.checks_pass()


def test_a_later_plan_takes_the_place_of_its_year_and_undoing_puts_it_back(desk: Desk) -> None:
    desk.loaded("u.csv", PROVIDERS)
    desk.loaded("f.csv", FOLLOWUPS)
    later = desk.loaded("g.csv", f"{FOLLOWUP_HEADER}2026;Alfa;Planerad;;202605;;;;;;;;\n")
    assert stored(desk, "provider_followups", "planned_month") == [(202605,)]
    desk.undo(later)
    assert len(stored(desk, "provider_followups", "provider_name")) == 4


WRONG_PROVIDERS = (
    ("2026;A;Privat;Boende;;;;;;5;2;", "J2",
     "”5” går inte att läsa som Sannolikhet. Skriv 1, 2, 3 eller 4."),
    ("2026;B;Privat;Boende;;;;;;2;0;", "K3",
     "”0” går inte att läsa som Konsekvens. Skriv 1, 2, 3 eller 4."),
    ("2026;C;Privat;Boende;;;;;;2;2;99", "L4",
     "Avdelning: ”99” finns inte i nämndens organisation. Rätta koden, eller lämna tomt"),
    ("2026;D;Privat;Boende;;2026-03-01;2026-02-28;;;2;2;", "G5",
     "Avtal till ligger före avtal från. Rätta datumen."),
    ("2026;E;Byrålådan;Boende;;;;;;2;2;", "C6", "”Byrålådan” går inte att läsa som Driftsform."),
    ("2026;;Privat;Boende;;;;;;2;2;", "B7", "Utförare saknas. Fyll i eller ta bort raden."),
    ("2026;F;Privat;Boende;;;;många;;2;2;", "H8", "Värde per år: ”många” går inte"),
    ("2026;G;Privat;Boende;;;;;;2;2;", "", ""),
    ("2026;G;Privat;Stöd;;;;;;2;2;", "rad 10", "Raden gäller samma sak som rad 9"),
)  # fmt: skip
WRONG_FOLLOWUPS = (
    ("2026;Alfa;Planerad;;202604;2026-04-02;;;;2026-04-01;;;", "J2",
     "Återkontroll ligger före genomförd. Rätta datumen."),
    ("2026;Alfa;Planerad;;202605;2026-04-02;;;;;2026-04-01;;", "K3",
     "Återkontroll gjord ligger före genomförd. Rätta datumen."),
    ("2026;Delta;Planerad;;202604;;;;;;;;", "B4",
     "Utförare: ”Delta” finns inte i listan över utförare. Rätta namnet, eller läs in listan över "
     "utförare först."),
    ("2026;Alfa;Gissad;;202604;;;;;;;;", "C5",
     "”Gissad” går inte att läsa som Slag av uppföljning."),
    ("2026;Alfa;Planerad;Kommun;202604;;;;;;;;", "D6",
     "”Kommun” går inte att läsa som Uppföljningens nivå."),
    ("2026;Alfa;Fokus;;;2026-02-30;;;;;;;", "F7", "”2026-02-30” är inte ett datum."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "header", "wrong"),
    [
        ("providers", PROVIDER_HEADER, WRONG_PROVIDERS),
        ("provider_followups", FOLLOWUP_HEADER, WRONG_FOLLOWUPS),
    ],
)
def test_what_cannot_be_right_is_refused_cell_by_cell(
    desk: Desk, kind: str, header: str, wrong: tuple[tuple[str, str, str], ...]
) -> None:
    desk.loaded("u.csv", PROVIDERS)
    before = stored(desk, kind, "provider_name")
    done = desk.load(desk.file("fel.csv", header + "\n".join(row for row, _, _ in wrong) + "\n"))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    assert set(found) == {address for _, address, _ in wrong if address}
    for _, address, message in wrong:
        assert not address or found[address][: len(message)] == message
    assert stored(desk, kind, "provider_name") == before


def test_without_any_list_no_provider_is_known(desk: Desk) -> None:
    done = desk.load(desk.file("f.csv", FOLLOWUPS))
    assert [problem.address for problem in done.problems] == ["B2", "B3", "B4", "B5"]


def test_both_lists_may_stand_in_one_workbook(desk: Desk) -> None:
    book = load_workbook(BytesIO(as_workbook(PROVIDERS)))
    book.worksheets[0].title = "Utförare"
    beside = load_workbook(BytesIO(as_workbook(FOLLOWUPS))).worksheets[0]
    sheet = book.create_sheet("Uppföljning")
    for row in beside.iter_rows(values_only=True):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    desk.loaded("allt.xlsx", content.getvalue())
    assert len(stored(desk, "providers", "provider_name")) == 3
    assert len(stored(desk, "provider_followups", "provider_name")) == 4


def test_a_firm_that_is_told_by_an_identity_number_stops_the_file(desk: Desk) -> None:
    for number in spellings(PERSON).values():
        row = f"2026;Firma {number};Privat;Boende;;;;;;2;2;\n"
        done = desk.load(desk.file("u.csv", PROVIDER_HEADER + row))
        assert done.status == "refused"
        assert number not in "".join(map(str, done.problems))
    assert stored(desk, "providers", "provider_name") == []


def test_the_template_of_follow_ups_says_which_words_may_be_chosen() -> None:
    kind = KINDS["provider_followups"]
    sheet = load_workbook(BytesIO(template(kind)))[LIST_SHEET]
    assert [cell.value for cell in sheet[1]] == [each.label for each in kind.fields]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert {rule.formula1 for rule in lists} == {
        '"planerad,händelsestyrd,fokus,oanmäld,stickprov"', '"utförare,ramavtal,individ"',
        '"utan anmärkning,mindre brister,allvarliga brister"',
    }  # fmt: skip

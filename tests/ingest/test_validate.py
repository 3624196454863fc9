"""Lists of codes that cannot be true are refused, row by row; all that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lagesbild.ingest.reading import ShownUnit
from lagesbild.ingest.recognise import Given
from tests.ingest.desks import desk_in
from tests.loading import Desk

ORGANISATION = "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
ACCOUNTS = "Konto;Benämning;Kontogrupp;Giltig från;Giltig till\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk
        assert desk.checks_pass()


def refused(desk: Desk, text: str) -> list[tuple[int, str]]:
    outcome = desk.load(desk.file("koder.csv", text))
    assert outcome.status == "refused"
    assert desk.events() == []
    return [(problem.row, problem.message) for problem in outcome.problems]


@pytest.mark.parametrize(
    ("rows", "row", "said"),
    [
        ("1;A;Avdelning;;;\n1;B;Avdelning;;;\n", 3, "Koden 1 finns redan på rad 2 för samma tid."),
        (
            "1;A;Avdelning;;2020-01-01;2022-06-30\n1;B;Avdelning;;2022-06-30;\n",
            3,
            "Koden 1 finns redan på rad 2 för samma tid.",
        ),
        ("1;A;Sektion;;;\n2;B;Enhet;1;;\n", 2, "Nivån ”Sektion” är okänd. Skriv Avdelning, Enhet"),
        ("1;A;Avdelning;;;\n2;B;Enhet;9;;\n", 3, "Den överordnade koden 9 finns inte i filen."),
        ("1;A;Avdelning;;;\n;B;Enhet;1;;\n", 3, "Koden saknas. Fyll i den eller ta bort raden."),
        (
            "1;A;Avdelning;;2024-01-01;2023-01-01\n2;B;Enhet;1;;\n",
            2,
            "Giltig från 2024-01-01 ligger efter giltig till 2023-01-01. Rätta datumen.",
        ),
        ("1;A;Avdelning;;;\n2;B;Enhet;2;;\n", 3, "Koden 2 är överordnad sig själv."),
        ("1;A;Avdelning;;nyss;\n2;B;Enhet;1;;\n", 2, "”nyss” är inte ett datum."),
    ],
)
def test_an_organisation_that_cannot_be_true_is_refused(
    rows: str, row: int, said: str, desk: Desk
) -> None:
    [(at, message)] = refused(desk, ORGANISATION + rows)
    assert at == row
    assert message.startswith(said)


def test_a_circle_is_named_at_each_of_its_codes(desk: Desk) -> None:
    found = refused(
        desk, f"{ORGANISATION}1;A;Enhet;2;;\n2;B;Enhet;3;;\n3;C;Enhet;1;;\n4;D;Enhet;1;;\n"
    )
    assert found == [
        (row, f"Koden {way[0]} hamnar under sig själv: {' under '.join(way)}. Rätta en av de "
         "överordnade koderna.")
        for row, way in ((2, "1231"), (3, "2312"), (4, "3123"))
    ]  # fmt: skip


def test_what_is_wrong_in_a_list_of_codes_has_its_column(desk: Desk) -> None:
    rows = "1;A;Grupp;;;\n2;B;Enhet;9;;\n;C;Enhet;;;\n4;D;Enhet;;2026-02-01;2026-01-01\n"
    outcome = desk.load(desk.file("koder.csv", ORGANISATION + rows))
    assert [one.address for one in outcome.problems] == ["C2", "D3", "A4", "F5"]


@pytest.mark.parametrize(
    "rows",
    [
        # The same code at two times, in two places: it has moved.
        "1;A;Avdelning;;;\n2;B;Avdelning;;;\n11;C;Enhet;1;;2025-12-31\n11;C;Enhet;2;2026-01-01;\n",
        "1;A;Verksamhet;;;\n11;C;ENHET;1;;\n1101;D;Kostnadsställe;11;;\n",
        "1;A;Resultatområde;;;\n1101;D;ansvar;1;;\n",
    ],
)
def test_an_organisation_that_can_be_true_is_loaded(rows: str, desk: Desk) -> None:
    assert desk.load(desk.file("koder.csv", ORGANISATION + rows)).status == "loaded"


def test_accounts_that_stand_twice_or_have_no_code_are_refused(desk: Desk) -> None:
    rows = "5021;Löner;;;\n5021;Lön;;;\n;Utan;;;\n6011;Hyra;;;2020-01-01\n6011;Hyra;;2020-01-01;\n"
    assert refused(desk, ACCOUNTS + rows) == [
        (3, "Koden 5021 finns redan på rad 2 för samma tid. Ta bort den ena eller ändra "
         "giltighetstiden."),
        (4, "Koden saknas. Fyll i den eller ta bort raden."),
        (6, "Koden 6011 finns redan på rad 5 för samma tid. Ta bort den ena eller ändra "
         "giltighetstiden."),
    ]  # fmt: skip


def test_an_account_may_have_another_name_at_another_time(desk: Desk) -> None:
    rows = "5021;Löner;;2019-01-01;2019-12-31\n5021;Lön;;2020-01-01;\n"
    assert desk.load(desk.file("konton.csv", ACCOUNTS + rows)).status == "loaded"


def test_all_that_is_wrong_in_a_file_is_told_at_once_row_by_row(desk: Desk) -> None:
    rows = "1;A;Grupp;;;\n2;B;Enhet;9;;\n;C;Enhet;;;\n4;D;Enhet;;i går;\n"
    assert [row for row, _ in refused(desk, ORGANISATION + rows)] == [2, 3, 4, 5]


@pytest.mark.parametrize("amount", ["9999999999999999,99", "9000000000000"])
def test_amounts_that_no_sum_could_hold_are_refused(amount: str, desk: Desk) -> None:
    """Each fits in the store; three of them are beyond it, and each beyond any municipality."""
    rows = f"202601;1101;5021;V1;2026-01-10;Lön;{amount}\n" * 3
    path = desk.file("stor.csv", f"Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n{rows}")
    outcome = desk.load(path, Given(unit=ShownUnit.KR))
    assert outcome.status == "refused"
    assert [one.address for one in outcome.problems] == ["G2", "G3", "G4"]
    assert all("är för stort" in one.message for one in outcome.problems)
    assert desk.events() == []


def test_amounts_that_are_beyond_all_municipalities_together_are_refused(desk: Desk) -> None:
    rows = "202601;1101;5021;V1;2026-01-10;Lön;19000000000\n" * 600  # 11 400 miljarder
    path = desk.file("stor.csv", f"Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n{rows}")
    outcome = desk.load(path, Given(unit=ShownUnit.KR))
    [problem] = outcome.problems
    assert "mer än alla kommuner omsätter" in problem.message


def test_one_absurd_amount_is_named_and_no_unit_is_asked_for(desk: Desk) -> None:
    rows = "202601;1101;5021;V1;2026-01-10;Lön;100,00\n"
    rows += rows.replace("100,00", "99999999999,00")
    path = desk.file("stor.csv", f"Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n{rows}")
    [problem] = desk.load(path).problems
    assert (problem.address, problem.message) == (
        "G3",
        "Beloppet ”99999999999,00” är för stort. Kontrollera det, och att enheten är rätt.",
    )


def test_an_amount_that_is_too_large_for_the_store_is_named(desk: Desk) -> None:
    text = "Ansvar;Konto;Budget 2026 (mnkr)\n1101;5021;999999999999\n1102;5021;1\n"
    outcome = desk.load(desk.file("stor.csv", text), Given(unit=ShownUnit.MNKR))
    assert [(one.row, one.column, one.message) for one in outcome.problems] == [
        (2, "C", "Beloppet ”999999999999” är för stort. Kontrollera det, och att enheten är rätt."),
    ]  # fmt: skip

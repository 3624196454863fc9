"""Lists of cases: understood, stored without whom they are about, counted, replaced and undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lagesbild import access
from lagesbild.ingest import intake
from lagesbild.ingest.reading import Field, Kind, Reading
from lagesbild.ingest.recognise import Given
from tests.caseload import HEADER, ORGANISATION, cases, identity_number, lines
from tests.ingest.desks import desk_in
from tests.loading import BOARD, Desk, settings_in

NUMBER = identity_number("238")
JANUARY = cases(("202601", "11", "Boendestöd", 7), ("202601", "21", "Råd", 6))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        yield made


def reading_of(desk: Desk, content: str, given: Given | None = None) -> Reading:
    path = desk.file("arenden.csv", content)
    upload, file = intake.read_upload(path, path.name, desk.settings)
    reader = desk.store.reader(desk.person)
    board = desk.boards[BOARD]
    return intake.understand(upload, file, reader, board, desk.settings, given or Given()).reading


def people(desk: Desk, period: int) -> dict[tuple[str | None, str | None], int]:
    """All types of the board, its departments and its units, by code."""
    with desk.store.change(desk.person) as change:
        columns, rows = change.records("imports/case_counts", board=BOARD, periods=[period])
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return {
        (row["department"], row["unit"]): row["people"] for row in found if row["case_type"] is None
    }


def stored(desk: Desk) -> list[tuple[str, ...]]:
    with desk.store.change(desk.person) as change:
        cursor = change._cursor._connection
        return cursor.execute("select person from raw.cases order by row_number").fetchall()


def test_a_list_of_cases_is_known_by_its_headers(desk: Desk) -> None:
    reading = reading_of(desk, JANUARY)
    [table] = reading.tables
    assert table.kind is Kind.CASES
    assert table.fields == {
        Field.PERIOD: "A", Field.PERSON: "B", Field.COST_CENTRE: "D", Field.CASE_TYPE: "E",
        Field.STARTED_ON: "F", Field.ENDED_ON: "G",
    }  # fmt: skip
    assert reading.questions == ()
    assert reading.source == "verksamhetssystem"
    assert reading.warnings == ("Kolumn C gäller enskilda personer och läses inte in.",)


def test_nothing_that_stands_in_a_row_is_told_as_evidence(desk: Desk) -> None:
    reading = reading_of(desk, JANUARY)
    told = " ".join(f"{one.value} {one.because}" for one in reading.evidence)
    assert "K-0" not in told
    assert "Namn 1" not in told
    assert "Ring" not in told


def test_somebody_who_says_that_cases_are_a_budget_is_asked(desk: Desk) -> None:
    reading = reading_of(desk, JANUARY, Given(kind=Kind.BUDGET))
    assert reading.tables == ()
    assert [value for value, _ in reading.questions[0].choices] == ["cases"]


@pytest.mark.parametrize(
    ("planted", "address"),
    [("11;Boendestöd", "D2"), ("Boendestöd", "E2"), ("2025-05-01", "F2")],
)
def test_a_number_where_no_person_belongs_stops_the_file(
    desk: Desk, planted: str, address: str
) -> None:
    kept = planted.partition(";")[2]
    content = JANUARY.replace(planted, f"{NUMBER};{kept}" if kept else NUMBER, 1)
    outcome = desk.load(desk.file("arenden.csv", content))
    assert [problem.address for problem in outcome.problems] == [address]
    assert NUMBER not in outcome.problems[0].message
    assert stored(desk) == []


def test_numbers_in_columns_that_are_not_read_are_dropped_with_them(desk: Desk) -> None:
    content = JANUARY.replace("Namn 1;", f"{NUMBER};").replace("Ring 1", f"Ring {NUMBER}")
    assert desk.load(desk.file("arenden.csv", content)).status == "loaded"


def test_a_clients_number_is_read_before_an_identity_number(desk: Desk) -> None:
    content = lines(
        ("Period", "Personnummer", "Klientnummer", "Insats", "Startdatum"),
        ("202601", NUMBER, "K-1", "Råd", "2025-01-01"),
    )
    assert reading_of(desk, content).tables[0].fields[Field.PERSON] == "C"


def test_what_is_shown_of_a_file_says_not_whom_it_is_about(desk: Desk) -> None:
    path = desk.file("arenden.csv", JANUARY.replace("K-0-1;", f"{NUMBER};"))
    upload, file = intake.read_upload(path, path.name, desk.settings)
    prepared = intake.understand(
        upload, file, desk.store.reader(desk.person), desk.boards[BOARD], desk.settings, Given()
    )
    cells = [cell for _, row in prepared.file.tables[0].rows() for cell in row if cell]
    assert HEADER.split(";") == cells[:8]
    assert not {NUMBER, "K-0-2", "Namn 2", "Ring 2"} & set(cells)


def test_people_are_counted_for_unit_department_and_board(desk: Desk) -> None:
    desk.loaded("organisation.csv", ORGANISATION)
    desk.loaded("arenden.csv", JANUARY)
    assert people(desk, 202601) == {
        (None, None): 13, ("1", None): 7, ("2", None): 6, ("1", "11"): 7, ("2", "21"): 6,
    }  # fmt: skip
    assert desk.checks_pass()


def test_a_unit_may_be_named_instead_of_given_by_its_code(desk: Desk) -> None:
    desk.loaded("organisation.csv", ORGANISATION)
    desk.loaded("arenden.csv", cases(("202601", "Natt", "Boendestöd", 7)))
    assert people(desk, 202601)["1", "11"] == 7


def test_an_organisation_that_is_loaded_later_places_cases_that_were_there(desk: Desk) -> None:
    desk.loaded("arenden.csv", JANUARY)
    assert people(desk, 202601)["?", "?"] == 13
    desk.loaded("organisation.csv", ORGANISATION)
    assert people(desk, 202601)["1", "11"] == 7
    assert desk.checks_pass()


def test_a_later_export_replaces_its_months_and_undoing_it_puts_them_back(desk: Desk) -> None:
    desk.loaded("organisation.csv", ORGANISATION)
    desk.loaded("forst.csv", JANUARY + cases(("202602", "11", "Boendestöd", 9)).split("\n", 1)[1])
    later = desk.loaded("sedan.csv", cases(("202602", "11", "Boendestöd", 12)))
    assert (people(desk, 202601)[None, None], people(desk, 202602)[None, None]) == (13, 12)
    desk.undo(later)
    assert (people(desk, 202601)[None, None], people(desk, 202602)[None, None]) == (13, 9)
    assert desk.checks_pass()
    desk.redo(later)
    assert people(desk, 202602)[None, None] == 12
    assert desk.checks_pass()


def test_the_same_file_twice_changes_nothing(desk: Desk) -> None:
    desk.loaded("arenden.csv", JANUARY)
    assert desk.load(desk.folder / "arenden.csv").status == "unchanged"


def test_the_month_is_found_above_the_table(desk: Desk) -> None:
    rows = lines(("Klient-id", "Insats", "Från"), ("K-1", "Råd", "2025-01-01"))
    assert desk.load(desk.file("a.csv", f"Ärenden per 2026-02-28\n\n{rows}")).status == "loaded"
    assert people(desk, 202602)[None, None] == 1


def test_a_month_that_nobody_says_is_asked_for(desk: Desk) -> None:
    rows = lines(("Klient-id", "Insats", "Från"), ("K-1", "Råd", "2025-01-01"))
    path = desk.file("ärenden 2026-02.csv", rows)
    [problem] = desk.load(path).problems
    assert problem.message == (
        "Vid vilken månads slut ser ärendena ut så här? Skriv till exempel 202310. Filens namn "
        "talar om februari 2026. Svara med --period ÅÅÅÅMM."
    )
    assert desk.load(path, Given(period=202602)).status == "loaded"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("202601", "", "Råd", "2025-01-01", ""), "Det står inte vem ärendet gäller."),
        (("202601", "K-1", "", "2025-01-01", ""), "Ärendets typ saknas."),
        (("202601", "K-1", "Råd", "", ""), "Ärendets första dag saknas"),
        (("202601", "K-1", "Råd", "2025-02-01", "2025-01-31"), "Ärendets sista dag ligger före"),
        (("202613", "K-1", "Råd", "2025-02-01", ""), "Perioden är ingen månad."),
    ],
)
def test_what_cannot_be_right_is_refused_by_its_row(
    desk: Desk, row: tuple[str, ...], message: str
) -> None:
    header = ("Period", "Klient-id", "Insats", "Från", "Till")
    good = ("202601", "K-2", "Råd", "2025-01-01", "")
    outcome = desk.load(desk.file("arenden.csv", lines(header, good, row)))
    assert outcome.status == "refused"
    assert any(each.row == 3 and each.message.startswith(message) for each in outcome.problems)
    assert not any("K-1" in each.message for each in outcome.problems)
    assert stored(desk) == []


def test_the_same_person_is_one_however_the_number_is_written(desk: Desk) -> None:
    header = ("Period", "Personnummer", "Insats", "Från")
    desk.loaded(
        "arenden.csv",
        lines(
            header,
            ("202601", NUMBER, "Råd", "2025-01-01"),
            ("202601", NUMBER.replace("-", ""), "Stöd", "2025-01-01"),
            ("202601", NUMBER[2:], "Hjälp", "2025-01-01"),
        ),
    )
    assert len(set(stored(desk))) == 1


def test_a_person_is_nowhere_in_the_files_that_a_load_leaves(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "local")
    store = access.open_store(settings)
    desk = Desk(store, settings, tmp_path)
    export = JANUARY.replace("K-0-1;", f"{NUMBER};").replace("Namn 1;", "Hemligt Efternamn;")
    desk.loaded("arenden.csv", export)
    refused = desk.load(desk.file("fel.csv", export.replace("2025-05-01", "igår")))
    assert refused.status == "refused"
    store.backup(desk.person, settings, tmp_path / "local" / "backups" / "kopia.duckdb")
    local = tmp_path / "local"
    held = [(path, path.read_bytes()) for path in local.rglob("*") if path.is_file()]
    store.close()
    held += [(path, path.read_bytes()) for path in local.rglob("*") if path.is_file()]
    assert any("Boendestöd".encode() in content for _, content in held)  # what is kept is found
    for path, content in held:
        for planted in (
            NUMBER,
            NUMBER.replace("-", ""),
            NUMBER[2:],
            "K-0-2",
            "Efternamn",
            "Ring 2",
        ):
            assert planted.encode() not in content, path.name


def test_the_store_takes_nothing_but_a_pseudonym(desk: Desk) -> None:
    """Even if a step before it failed to hide the person, nothing would be stored."""
    with desk.store.change(desk.person) as change, pytest.raises(Exception, match="CHECK"):
        change._cursor._connection.execute(
            "insert into raw.cases values (1, 'motala', null, 2, 202601, 'K-1', null, 'Råd', "
            "date '2025-01-01', null, null)"
        )

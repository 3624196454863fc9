"""The other commands: what they answer, and when they say no."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest

from tests.ingest.ledgers import ledger
from tests.loading import BOARD, Desk

ORGANISATION = (
    "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
    "31;Stöd;Avdelning;;2020-01-01;\n311;Öppenvård;Enhet;31;2020-01-01;\n"
    "3101;Team A;Ansvar;311;2020-01-01;\n"
)
LEDGER = (
    "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    "202601;3101;5021;LON1;2026-01-27;Lön;395000,00\n"
    "202602;3101;3511;INT1;2026-02-15;Statsbidrag;-50000,50\n"
)
HELP = ("load", "boards", "loads", "undo", "redo", "query", "receipt", "demo", "check", "backup",
        "dispose", "report", "restore", "serve", "template")  # fmt: skip


@pytest.fixture
def loaded(desk: Desk) -> Desk:
    desk.loaded("organisation.csv", ORGANISATION)
    desk.loaded("huvudbok.csv", LEDGER)
    return desk


def query(desk: Desk, *params: str) -> list[dict[str, str]]:
    words = [word for param in params for word in ("--param", param)]
    answer = desk.command("query", "economy/board_table", *words, "--format", "json")
    assert answer.exit_code == 0, answer.err
    return json.loads(answer.out)


def test_help_is_swedish_and_names_every_command(desk: Desk) -> None:
    answer = desk.command("--help")
    assert (answer.exit_code, answer.err) == (0, "")
    assert all(f"\n    {command} " in answer.out for command in HELP)
    for command in HELP:
        told = desk.command(command, "--help")
        assert told.exit_code == 0
        assert told.out.startswith(f"Så här skrivs det: python -m lagesbild {command} [-h]")
        assert not {"usage", "options", "positional", "show this"} & set(told.out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "ange ett kommando, till exempel boards"),
        (("läs",), "command kan inte vara 'läs'"),
        (("undo",), "ange LOAD_ID"),
        (("undo", "sju"), "LOAD_ID: ”sju” är inget nummer på en inläsning"),
        (("undo", "99999999999999999999"), "är inget nummer på en inläsning"),
        (("query",), "ange NAME"),
        (("query", "loads/history", "--param"), "--param behöver ett värde"),
        (("boards", "--json=ja"), "--json har inget värde, ta bort 'ja'"),
        (("serve", "--port", "http"), "--port: ”http” är ingen port"),
    ],
)
def test_wrong_usage_is_told_in_swedish(words: tuple[str, ...], said: str, desk: Desk) -> None:
    answer = desk.command(*words)
    assert (answer.exit_code, answer.out) == (2, "")
    assert answer.err.startswith("Så här skrivs det: python -m lagesbild")
    assert f"Det gick inte att förstå: {said}" in answer.err or said in answer.err


def test_the_boards_are_listed(desk: Desk) -> None:
    listed = json.loads(desk.command("boards", "--json").out)["boards"]
    assert {"id": "motala", "name": "Socialnämnden", "municipality": "Motala"} in listed
    assert desk.command("boards").out.splitlines()[0].split() == ["id", "name", "municipality"]


def test_the_loads_are_listed_latest_first_with_their_state(loaded: Desk) -> None:
    loaded.undo(2)
    found = json.loads(loaded.command("loads", "--json").out)["loads"]
    assert [(row["load_id"], row["board"], row["kind"], row["state"]) for row in found] == [
        (2, "motala", "ledger", "undone"), (1, "motala", "organisation", "live"),
    ]  # fmt: skip
    assert found[0]["amount"] == "344999.50"
    header, first, _ = loaded.command("loads", "--board", BOARD).out.splitlines()
    assert header.split()[:4] == ["load_id", "board", "kind", "state"]
    assert first.split()[:4] == ["2", "motala", "ledger", "undone"]
    assert (
        loaded.command("loads", "--board", "goteborg-nordost").out == "Ingenting är inläst ännu.\n"
    )


def test_undo_and_redo_change_what_counts(loaded: Desk) -> None:
    assert loaded.command("undo", 2).out == "Inläsning 2 är ångrad.\n"
    assert loaded.actual() == {}
    assert loaded.command("redo", 2).out == "Inläsning 2 gäller igen.\n"
    assert loaded.actual().keys() == {202601, 202602}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("undo", 9), "Inläsning 9 finns inte."),
        (("redo", 2), "Inläsning 2 är redan inläst och kan därför inte läsas in."),
    ],
)
def test_what_cannot_be_undone_or_redone_is_said(words: tuple, said: str, loaded: Desk) -> None:
    answer = loaded.command(*words)
    assert (answer.exit_code, answer.err) == (1, f"{said}\n")


def test_a_question_is_answered_from_board_and_period(loaded: Desk) -> None:
    rows = query(loaded, f"board={BOARD}", "period=202602")
    [part] = [row for row in rows if row["row_kind"] == "part"]
    assert (part["key"], part["name"], part["actual_ytd"]) == ("31", "Stöd", "-344999.50")
    [january] = [row for row in query(loaded, f"board={BOARD}", "period=2026-01", "level=unit")
                 if row["row_kind"] == "part"]  # fmt: skip
    assert (january["key"], january["actual_ytd"]) == ("311", "-395000.00")


def test_an_answer_can_be_a_table_or_csv(loaded: Desk) -> None:
    words = ("query", "loads/covered_periods", "--param", f"board={BOARD}", "--param", "load_id=2")
    assert loaded.command(*words, "--format", "csv").out == (
        "kind;period;row_count;amount\nledger;202601;1;395000.00\nledger;202602;1;-50000.50\n"
    )
    assert loaded.command(*words).out == (
        "kind    period  row_count  amount\n"
        "ledger  202601  1          395000.00\n"
        "ledger  202602  1          -50000.50\n"
    )


def test_csv_survives_semicolons_and_quotes_in_texts(desk: Desk) -> None:
    desk.loaded("huvudbok.csv", LEDGER.replace("Statsbidrag", '"Stats; ""bidrag"" ="'))
    answer = desk.command("query", "economy/voucher_rows", "--param", f"board={BOARD}",
                          "--param", "period=202602", "--format", "csv")  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(answer.out), delimiter=";"))
    assert {row["description"] for row in rows} == {"", 'Stats; "bidrag" ='}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("economy/nope",), "Frågan ”economy/nope” finns inte i queries/."),
        (("../etc/passwd",), "finns inte i queries/."),
        (("commands/clear_cube",), "är ett steg i en inläsning och kan inte ställas."),
        (("migrations/0001_store",), "är ett steg i en inläsning och kan inte ställas."),
        (("economy/board_table",), "Frågan behöver --param board=… --param period=…"),
        (("economy/board_table", "board=motala"), "Frågan behöver --param period=…"),
        (("economy/board_table", "board=x", "period=202601"), "Nämnden ”x” finns inte."),
        (("economy/board_table", "board=motala", "period=januari"), "en period som 202310, inte"),
        (("economy/board_table", "board"), "”board” ska skrivas namn=värde."),
        (("loads/history", "board=motala", "year=2026"), "Frågan har ingen parameter year."),
        (("loads/covered_periods", "board=motala", "load_id=ett"), "ett heltal, inte ”ett”."),
        (("economy/board_table", "board=motala", "period=202601", "search=\udce5"), "inte är text"),
        (("loads/covered_periods", "board=motala", "load_id=99999999999"), "ska vara ett heltal"),
        (("economy/months", "board=motala", "period=202601", "organised_on=igår"), "ett datum som"),
        (
            ("economy/board_table", "board=motala", "period=202601", "level=x"),
            "level ska vara",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_wrong_usage(
    words: tuple[str, ...], said: str, loaded: Desk
) -> None:
    name, *params = words
    given = [word for param in params for word in ("--param", param)]
    for command in ("query", "receipt"):
        answer = loaded.command(command, name, *given)
        assert (answer.exit_code, answer.out) == (2, "")
        assert said in answer.err


def test_a_receipt_names_the_query_its_parameters_and_the_files(loaded: Desk) -> None:
    loaded.loaded("februari.csv", ledger(2, [202602], 5))
    words = ("economy/board_table", "--param", f"board={BOARD}", "--param", "period=202601")
    receipt = json.loads(loaded.command("receipt", *words).out)
    assert receipt["query"] == "queries/economy/board_table.sql"
    assert receipt["parameters"]["year_start"] == 202601
    [load] = receipt["loads"]
    assert (load["load_id"], load["file_name"], load["value_type"]) == (2, "huvudbok.csv", "actual")
    assert len(load["file_sha256"]) == 64
    [row] = receipt["rows"]
    assert (row["value_type"], row["file_name"], row["row_number"], row["column_name"]) == (
        "actual", "huvudbok.csv", 2, "G",
    )  # fmt: skip
    assert (row["amount"], row["row_count"]) == ("-395000.00", 1)


def test_a_question_about_no_board_has_no_receipt(loaded: Desk) -> None:
    answer = loaded.command("receipt", "checks/cube_equals_rows")
    assert answer.exit_code == 2
    assert "gäller ingen nämnd" in answer.err


def test_checks_that_pass_say_so(loaded: Desk) -> None:
    answer = loaded.command("check")
    assert (answer.exit_code, answer.out) == (0, "Alla kontroller gick bra.\n")


SPOILED = {
    "update marts.cube set amount = amount + 0.01 where period = 202601": {
        "checks/cube_equals_rows", "checks/positions_equal_cube", "checks/ledger_equals_file",
    },
    "delete from marts.positions where period = 202602": {
        "checks/positions_equal_cube", "checks/account_paths_are_kept",
    },
    "delete from raw.amounts where row_number = 2": {
        "checks/cube_equals_rows", "checks/loads_are_whole",
    },
    "update raw.amounts set amount = -amount where row_number = 3": {"checks/cube_equals_rows"},
    "update raw.coverage set period = 202614 where period = 202602": {
        "checks/periods_are_periods", "checks/cube_equals_rows", "checks/ledger_equals_file",
    },
    "insert into raw.organisation select * from raw.organisation where code = '3101'": {
        "checks/loads_are_whole", "checks/organisation_codes_once",
        "checks/organisation_paths_are_kept",
    },
}  # fmt: skip


@pytest.mark.parametrize("statement", SPOILED)
def test_a_store_that_is_wrong_is_found_by_the_checks(statement: str, loaded: Desk) -> None:
    loaded.store._database._connection.execute(statement)
    answer = loaded.command("check")
    assert answer.exit_code == 1
    found = {line.split(":")[0] for line in answer.out.splitlines()}
    assert found == SPOILED[statement]


def test_a_store_that_is_wrong_is_not_backed_up_as_if_it_were_right(loaded: Desk, tmp_path) -> None:
    loaded.store._database._connection.execute("update marts.cube set amount = amount + 0.01")
    answer = loaded.command("backup", "kopia.duckdb")
    assert answer.exit_code == 1
    assert "klarar inte kontrollen checks/" in answer.err
    assert not list(tmp_path.glob("kopia*"))


def test_a_backup_says_what_it_holds(loaded: Desk, tmp_path) -> None:
    answer = loaded.command("backup", "kopia.duckdb")
    assert answer.exit_code == 0
    assert answer.out == (
        f"Säkerhetskopian {tmp_path / 'kopia.duckdb'} är skriven och kontrollerad: 2 inläsningar, "
        "2 rader.\n"
    )


@pytest.mark.parametrize("command", ["serve", "restore x"])
def test_the_server_is_not_asked_to_serve_or_restore(command: str, desk: Desk) -> None:
    answer = desk.command(*command.split())
    assert answer.exit_code == 2
    assert "Stoppa den först." in answer.err


def test_loads_of_a_board_that_has_been_removed_harm_nothing(loaded: Desk, tmp_path) -> None:
    """The board's folder is gone at the next start; its rows stay and the rest goes on."""
    remaining = tmp_path / "boards"
    remaining.mkdir()
    (remaining / "uppsala-socialnamnd").symlink_to(loaded.settings.boards / "uppsala-socialnamnd")
    later = Desk(loaded.store, replace(loaded.settings, boards=remaining), tmp_path)
    later.store.describe(later.boards.values(), later.settings.reference / "account_groups.csv")
    assert later.command("check").exit_code == 0
    assert later.command("loads").out == "Ingenting är inläst ännu.\n"
    answer = later.command("undo", 2)
    assert (answer.exit_code, answer.err) == (1, "Inläsning 2 finns inte.\n")
    assert later.command("query", "loads/history", "--param", "board=motala").exit_code == 2
    later.file("a.csv", LEDGER)
    assert later.command("load", "a.csv", "--board", "uppsala-socialnamnd").exit_code == 0


@pytest.mark.parametrize(
    ("typed", "points"), [("1.5", "9.00"), ("2E+1", "83.00"), ("NaN", ""), ("1E+99", "")]
)
def test_a_number_with_a_power_of_ten_is_that_number(loaded: Desk, typed: str, points: str) -> None:
    """Natt has 4 for severity, 2 and 1 for the others: 4 x 1,5 + 3 = 9 and 4 x 20 + 3 = 83."""
    loaded.loaded(
        "forslag.csv",
        "År;Problem;Åtgärd;Kostnad (kr);Svårighetsgrad;Nytta;Kostnadseffektivitet\n"
        "2026;Oro;Natt;100;Mycket stor;Måttlig;Låg\n",
    )
    asked = (f"board={BOARD}", "period=202601", f"severity_weight={typed}")
    words = [word for param in asked for word in ("--param", param)]
    answer = loaded.command("query", "planning/priority_ranking", *words, "--format", "json")
    if not points:
        assert "severity_weight ska vara ett tal som 0.5" in answer.err
        return
    [row] = json.loads(answer.out)
    assert row["points"] == points


def test_a_report_is_written_as_its_files_ending_says(loaded: Desk) -> None:
    about = ("--board", BOARD, "--period", "202602", "-o")
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        answer = loaded.command("report", "economic_status", *about, f"lage.{ending}")
        assert (answer.exit_code, answer.err) == (0, "")
        assert answer.out.startswith("Ekonomisk lägesrapport februari 2026 saknar ")
        assert "  Fastställd prognos för februari 2026" not in answer.out
        assert "  Perioden februari 2026 är inte stängd (Kontroller)\n" in answer.out
        assert (loaded.folder / f"lage.{ending}").read_bytes().startswith(begins)
    again = loaded.command("report", "monthly", *about, "lage.pdf")
    assert (again.exit_code, again.err) == (
        1, f"Filen {loaded.folder / 'lage.pdf'} finns redan. Ange ett annat namn med -o.\n",
    )  # fmt: skip
    assert loaded.command("report", "all", *about, "lage.pdf").exit_code == 2
    wrong = loaded.command("report", "monthly", *about, "lage.txt")
    assert (wrong.exit_code, wrong.err) == (
        2, "Filen lage.txt ska sluta på .docx, .pdf eller .xlsx.\n",
    )  # fmt: skip


def test_a_months_package_has_every_report_in_every_format_and_tells_of_each(loaded: Desk) -> None:
    about = ("--board", BOARD, "--period", "202602", "-o")
    answer = loaded.command("report", "all", *about, "ett.zip")
    assert (answer.exit_code, answer.err) == (0, "")
    names = [
        f"{kind}-motala-202602.{ending}"
        for kind in ("manadsrapport", "tjansteskrivelse")
        for ending in ("docx", "pdf", "xlsx")
    ]
    told = answer.out.splitlines()
    assert told[:-1] == [f"{number} av 6: {name}" for number, name in enumerate(names, 1)]
    with zipfile.ZipFile(loaded.folder / "ett.zip") as package:
        assert package.namelist() == names
    loaded.command("report", "all", *about, "två.zip")
    one, two = ((loaded.folder / name).read_bytes() for name in ("ett.zip", "två.zip"))
    assert one == two

"""`load`: what it answers, as JSON and in words, and with which exit code."""

from __future__ import annotations

import os

import pytest

from tests.ingest.ledgers import ledger
from tests.loading import BOARD, Desk

LEDGER = (
    "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    "202601;1101;5021;LON1;2026-01-27;Lön;395000,00\n"
    "202602;1101;3511;INT1;2026-02-15;Statsbidrag;-50000,50\n"
)
BROKEN = (
    "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    "202601;1101;5021;LON1;2026-01-27;Lön;395000,00\n"
    "202613;1101;5021;LON1;2026-01-27;Lön;trettio\n"
    "202614;1101;5021;LON1;2026-01-27;Lön;1,234\n"
)
BUDGET = "Ansvar;Konto;Utfall jan 2026;Budget 2026\n1101;5021;1,50;10\n1101;3511;-3;-30\n"


def load(desk: Desk, *words: object) -> list[dict]:
    """What `load … --json` answers, with an exit code that says the same."""
    answer = desk.command("load", *words, "--board", BOARD, "--json")
    refused = any(entry["status"] == "refused" for entry in answer.loads)
    assert answer.exit_code == (1 if refused else 0)
    assert answer.err == ""
    return answer.loads


def test_a_loaded_file_is_answered_field_by_field(desk: Desk) -> None:
    desk.file("huvudbok.csv", LEDGER)
    [entry] = load(desk, "huvudbok.csv")
    evidence = {found["what"]: found["value"] for found in entry.pop("evidence")}
    assert (evidence["encoding"], evidence["delimiter"]) == ("UTF-8", "semikolon")
    assert entry == {
        "file": "huvudbok.csv",
        "kind": "ledger",
        "status": "loaded",
        "load_id": 1,
        "rows": 2,
        "refused_rows": 0,
        "sum": "344999.50",  # 395 000,00 − 50 000,50
        "periods": ["202601", "202602"],
        "replaces": [],
        "changes": ["3 koder saknas i kodplanen och räknas som Ej kopplat: 3511, 5021 och 1101."],
        "classes": [
            {"class": "3", "rows": 1, "sum": "-50000.50"},
            {"class": "5", "rows": 1, "sum": "395000.00"},
        ],
        "unknown_codes": [
            {"field": "account", "code": "3511", "rows": 1, "sum": "-50000.50"},
            {"field": "account", "code": "5021", "rows": 1, "sum": "395000.00"},
            {"field": "cost_centre", "code": "1101", "rows": 2, "sum": "344999.50"},
        ],
        "new_codes": [],
        "doubts": [],
        "warnings": [],
        "totals": [],
        "control": {},
        "problems": [],
    }


def test_the_same_file_again_is_unchanged_and_has_the_same_figures(desk: Desk) -> None:
    desk.file("huvudbok.csv", LEDGER)
    [first] = load(desk, "huvudbok.csv")
    [second] = load(desk, "huvudbok.csv")
    nothing_changes = {"changes": [], "classes": [], "unknown_codes": []}
    assert second == {**first, **nothing_changes, "status": "unchanged"}
    assert second["evidence"] == first["evidence"]
    assert desk.events() == [(1, "trial"), (1, "committed")]


def test_a_trial_has_no_number_and_leaves_nothing(desk: Desk) -> None:
    desk.file("huvudbok.csv", LEDGER)
    [entry] = load(desk, "huvudbok.csv", "--dry-run")
    assert (entry["status"], entry["load_id"]) == ("trial", None)
    assert (entry["rows"], entry["sum"]) == (2, "344999.50")
    assert desk.events() == []
    assert desk.asked("loads/history", board=BOARD) == []


def test_a_refused_file_says_where_and_why_and_leaves_nothing(desk: Desk) -> None:
    desk.file("fel.csv", BROKEN)
    [entry] = load(desk, "fel.csv")
    assert (entry["status"], entry["load_id"], entry["refused_rows"]) == ("refused", None, 2)
    assert entry["problems"] == [
        {
            "sheet": "", "row": 3, "column": "G",
            "message": "Beloppet ”trettio” går inte att läsa. Skriv bara siffror, till exempel "
            "1 234,50.",
        },
        {
            "sheet": "", "row": 4, "column": "A",
            "message": "”202614” är inte en period. Skriv ÅÅÅÅMM, till exempel 202310.",
        },
        {
            "sheet": "", "row": 4, "column": "G",
            "message": "Beloppet ”1,234” är inte hela ören. Skriv högst två decimaler i kronor, "
            "eller välj rätt enhet.",
        },
    ]  # fmt: skip
    assert desk.events() == []


def test_a_file_of_several_kinds_has_an_entry_for_each(desk: Desk) -> None:
    desk.file("uppföljning.csv", BUDGET)
    booked, budget = load(desk, "uppföljning.csv")
    assert (booked["kind"], booked["rows"], booked["sum"]) == ("balances", 2, "-1.50")
    assert booked["periods"] == ["202601"]
    assert (budget["kind"], budget["rows"], budget["sum"]) == ("budget", 2, "-20.00")
    assert budget["periods"] == [f"2026{month:02d}" for month in range(1, 13)]
    assert booked["load_id"] == budget["load_id"] == 1


def test_of_several_files_those_that_can_be_are_loaded(desk: Desk) -> None:
    desk.file("a.csv", ledger(1, [202601], 10))
    desk.file("b.csv", BROKEN)
    desk.file("c.csv", ledger(2, [202602], 10))
    entries = load(desk, "a.csv", "b.csv", "c.csv")
    assert [(entry["file"], entry["status"], entry["load_id"]) for entry in entries] == [
        ("a.csv", "loaded", 1), ("b.csv", "refused", None), ("c.csv", "loaded", 2),
    ]  # fmt: skip
    assert desk.actual().keys() == {202601, 202602}
    assert desk.checks_pass()


def test_a_folder_gives_its_exports_in_order_of_name(desk: Desk) -> None:
    (desk.folder / "export" / "next").mkdir(parents=True)
    for name in ("2.csv", "1.csv", ".dold.csv", "load.toml", "next/3.csv"):
        desk.file(f"export/{name}", ledger(len(name), [202601 + len(name)], 5))
    assert [entry["file"] for entry in load(desk, "export")] == ["1.csv", "2.csv"]


def test_a_file_that_is_named_twice_is_loaded_once(desk: Desk) -> None:
    (desk.folder / "export").mkdir()
    desk.file("export/1.csv", LEDGER)
    assert [entry["status"] for entry in load(desk, "export", "export/1.csv")] == ["loaded"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("finns_inte.csv",), "Filen finns_inte.csv finns inte."),
        (("tom mapp",), "Mappen tom mapp har inga filer att läsa in."),
        (("a.csv", "--profile", "okänd"), "Profilen ”okänd” finns inte. Profilerna är "),
        (("a.csv", "--period", "202614"), "”202614” är ingen period, skriv ÅÅÅÅMM"),
        (("a.csv", "--unit", "kkr"), "--unit kan inte vara 'kkr', välj 'kr', 'tkr', 'mnkr'"),
        (("a.csv", "--kind", "utfall"), "--kind kan inte vara 'utfall'"),
        (("a.csv", "--column", "ansvar=A"), "--column: ”ansvar=A” ska skrivas fält=kolumn"),
        (("a.csv", "--dry"), "--dry känns inte igen"),
        ((), "ange PATH"),
    ],
)
def test_what_is_no_load_is_wrong_usage_and_nothing_is_loaded(
    words: tuple[str, ...], said: str, desk: Desk
) -> None:
    (desk.folder / "tom mapp").mkdir()
    desk.file("a.csv", LEDGER)
    answer = desk.command("load", "a.csv", *words, "--board", BOARD) if words else desk.command(
        "load", "--board", BOARD
    )  # fmt: skip
    assert (answer.exit_code, answer.out) == (2, "")
    assert said in answer.err
    assert desk.events() == []


def test_an_unknown_board_is_wrong_usage_that_lists_the_known_ones(desk: Desk) -> None:
    desk.file("a.csv", LEDGER)
    answer = desk.command("load", "a.csv", "--board", "atlantis")
    assert answer.exit_code == 2
    assert answer.err.startswith("Nämnden ”atlantis” finns inte. Nämnderna är goteborg-nordost, ")


def test_without_a_board_the_usage_is_told(desk: Desk) -> None:
    answer = desk.command("load", "a.csv")
    assert answer.exit_code == 2
    assert answer.err.startswith("Så här skrivs det: python -m lagesbild load [-h] --board BOARD")
    assert answer.err.endswith("Det gick inte att förstå: ange --board.\n")


@pytest.mark.parametrize(
    ("content", "option", "value", "said"),
    [
        (LEDGER, "--kind", "budget", "Filen innehåller huvudbok (verifikationsrader), inte budget"),
        (LEDGER, "--kind", "organisation", "Filen innehåller huvudbok (verifikationsrader), inte"),
        (BUDGET, "--kind", "adopted_forecast", "Filen innehåller saldon per månad och budget, int"),
        (LEDGER, "--period", "202512", "Filen gäller 202601–202602, inte 202512 som är angivet."),
    ],
)
def test_what_the_file_itself_contradicts_is_refused(
    content: str, option: str, value: str, said: str, desk: Desk
) -> None:
    desk.file("a.csv", content)
    entries = load(desk, "a.csv", option, value)
    assert {entry["status"] for entry in entries} == {"refused"}
    assert entries[0]["problems"][0]["message"].startswith(said)
    assert desk.events() == []


@pytest.mark.parametrize(
    ("content", "option", "value"),
    [
        (LEDGER, "--kind", "ledger"),
        (LEDGER, "--kind", "balances"),  # both are what was booked
        (BUDGET, "--kind", "budget"),  # one of the kinds it holds
        (LEDGER, "--period", "202602"),
        (LEDGER, "--sign", "ledger"),
    ],
)
def test_what_the_file_itself_says_may_be_said_too(
    content: str, option: str, value: str, desk: Desk
) -> None:
    desk.file("a.csv", content)
    assert {entry["status"] for entry in load(desk, "a.csv", option, value)} == {"loaded"}


def test_a_question_says_which_option_answers_it(desk: Desk) -> None:
    desk.file("simrishamn.csv", "Konto;Utfall jan 2026;Budget jan 2026\n5 - Löner;-4007;-12\n")
    [entry] = load(desk, "simrishamn.csv")
    [problem] = entry["problems"]
    assert problem["message"].endswith("Vilken enhet är det? Svara med --unit kr, tkr eller mnkr.")
    entries = load(desk, "simrishamn.csv", "--unit", "tkr")
    assert {(entry["kind"], entry["sum"]) for entry in entries} == {
        ("balances", "4007000.00"), ("budget", "12000.00"),
    }  # fmt: skip


def test_every_question_has_an_option_that_answers_it(desk: Desk) -> None:
    desk.file("a.csv", "Ansvar;Konto;Utfall (kr)\n1101;5021;2.000\n1102;5021;3.000\n")
    [refused] = load(desk, "a.csv", "--period", "202603")
    asked = " ".join(problem["message"] for problem in refused["problems"])
    assert "Svara med --basis month, accumulated eller year." in asked
    assert "Svara med --decimal , eller .." in asked
    words = ("--period", "202603", "--basis", "month", "--decimal", ",")
    [entry] = load(desk, "a.csv", *words)
    assert (entry["status"], entry["sum"]) == ("loaded", "5000.00")


def test_a_file_without_headers_is_read_by_what_its_columns_are_said_to_hold(desk: Desk) -> None:
    desk.file("a.csv", "1101;5021;10,50\n1102;5022;20,00\n")
    words = ("--header", "0", "--kind", "balances", "--basis", "month", "--period", "202603",
             "--column", "cost_centre=A", "--column", "account=B", "--amount", "C",
             "--unit", "kr")  # fmt: skip
    [entry] = load(desk, "a.csv", *words)
    assert (entry["status"], entry["sum"]) == ("loaded", "30.50")


def test_a_small_file_in_kronor_with_ore_is_loaded_without_a_question(desk: Desk) -> None:
    year = "".join(f"2025{month:02d};1101;5021;V;2025-01-01;Lön;70000000,00\n" for month in range(
        1, 13))  # fmt: skip
    desk.file("år.csv", LEDGER.splitlines(keepends=True)[0] + year)
    assert load(desk, "år.csv")[0]["status"] == "loaded"
    desk.file("liten.csv", "Konto;Utfall jan 2026\n5021;100,00\n5022;200,00\n")
    [entry] = load(desk, "liten.csv")
    assert (entry["status"], entry["sum"]) == ("loaded", "300.00")


def test_a_file_without_a_period_takes_the_one_that_is_given(desk: Desk) -> None:
    desk.file("saldon.csv", "Ansvar;Konto;Utfall månad (kr)\n1101;5021;4007,50\n1102;5021;3\n")
    [refused] = load(desk, "saldon.csv")
    assert refused["problems"][0]["message"].endswith("Svara med --period ÅÅÅÅMM.")
    [entry] = load(desk, "saldon.csv", "--period", "202603")
    assert (entry["status"], entry["periods"], entry["sum"]) == ("loaded", ["202603"], "4010.50")


def test_the_answer_in_words_is_swedish(desk: Desk) -> None:
    desk.file("huvudbok.csv", LEDGER)
    desk.file("fel.csv", BROKEN)
    answer = desk.command("load", "huvudbok.csv", "fel.csv", "--board", BOARD)
    assert answer.exit_code == 1
    lines = answer.out.replace("\u00a0", " ").splitlines()
    assert lines[:3] == [
        "huvudbok.csv: inläst som inläsning 1: huvudbok (verifikationsrader), 2 rader, "
        "344 999,50 kr, 202601–202602",
        "  3 koder saknas i kodplanen och räknas som Ej kopplat: 3511, 5021 och 1101.",
        "fel.csv: nekad, ingenting sparat",
    ]
    assert "  rad 3, kolumn G: Beloppet ”trettio” går inte att läsa." in lines[4]


def test_many_problems_are_counted_where_words_are_read(desk: Desk) -> None:
    rows = "".join(f"202601;1101;5021;571;V{n};2026-01-01;Lön;x\r\n" for n in range(50))
    desk.file("fel.csv", ledger(1, [202601], 100) + rows)
    answer = desk.command("load", "fel.csv", "--board", BOARD)
    assert len(answer.out.splitlines()) == 22
    assert answer.out.endswith("  … och 30 till. --json visar alla.\n")
    assert load(desk, "fel.csv")[0]["refused_rows"] == 50


def test_what_another_sender_has_loaded_is_warned_of(desk: Desk) -> None:
    desk.file("a.csv", "Ansvar;Konto;Utfall jan 2026 (kr);Budget 2026\n1101;5021;10;10\n")
    desk.file("sie.se", SIE)
    assert load(desk, "a.csv")[0]["warnings"] == []
    warned = {warning for entry in load(desk, "sie.se") for warning in entry["warnings"]}
    assert any("Det finns redan saldon per månad för samma perioder" in one for one in warned)


SIE = (
    '#FLAGGA 0\n#PROGRAM "X" 1\n#FORMAT PC8\n#SIETYP 2\n#FNAMN "Prov"\n'
    "#RAR 0 20260101 20261231\n#KONTO 5021 \"Lon\"\n#PSALDO 0 202601 5021 {} 10.00\n"
)  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["år & 'x'.csv", "-rf.csv", "a\nb.csv", "<b>fet.csv", "\U0001f4c8.csv", f"{'x' * 240}.csv"],
)
def test_any_name_that_a_file_may_have_is_loaded_and_shown(name: str, desk: Desk) -> None:
    desk.file(name, LEDGER)
    [entry] = load(desk, f"./{name}")
    assert entry["status"] == "loaded"
    assert entry["file"] == name.replace("\n", "\ufffd")
    assert desk.asked("loads/history", board=BOARD)[0]["file_name"] == entry["file"]


def test_a_name_in_another_encoding_is_shown_as_far_as_it_can_be(desk: Desk) -> None:
    name = os.fsdecode("huvudbok_m\xe5nad.csv".encode("latin-1"))
    desk.file(name, LEDGER)
    [entry] = load(desk, name)
    assert (entry["status"], entry["file"]) == ("loaded", "huvudbok_m\ufffdnad.csv")


def test_a_link_to_a_file_is_read_as_the_file(desk: Desk) -> None:
    (desk.folder / "länk.csv").symlink_to(desk.file("a.csv", LEDGER))
    (desk.folder / "bruten.csv").symlink_to(desk.folder / "borta.csv")
    assert load(desk, "länk.csv")[0]["status"] == "loaded"
    assert desk.command("load", "bruten.csv", "--board", BOARD).exit_code == 2


def test_what_is_no_file_is_wrong_usage(desk: Desk) -> None:
    os.mkfifo(desk.folder / "rör")
    assert desk.command("load", "rör", "--board", BOARD).exit_code == 2


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"   \r\n\r\n", b"\0" * 100])
def test_a_file_with_nothing_in_it_is_refused_in_words(content: bytes, desk: Desk) -> None:
    desk.file("tom.csv", content)
    [entry] = load(desk, "tom.csv")
    assert entry["status"] == "refused"
    assert entry["problems"][0]["message"]


def test_line_ends_of_any_system_give_the_same(desk: Desk) -> None:
    sums = set()
    for number, end in enumerate(("\n", "\r\n", "\r")):
        desk.file(f"{number}.csv", LEDGER.replace("\n", end))
        [entry] = load(desk, f"{number}.csv", "--dry-run")
        sums.add((entry["status"], entry["rows"], entry["sum"]))
    assert sums == {("trial", 2, "344999.50")}


def test_the_same_file_for_two_boards_is_loaded_for_each(desk: Desk) -> None:
    desk.file("a.csv", LEDGER)
    for board, load_id in ((BOARD, 1), ("goteborg-nordost", 2)):
        [entry] = desk.command("load", "a.csv", "--board", board, "--json").loads
        assert (entry["status"], entry["load_id"]) == ("loaded", load_id)
    desk.undo(1)
    assert desk.actual() == {}
    assert desk.actual("goteborg-nordost").keys() == {202601, 202602}
    assert desk.checks_pass()


def test_codes_of_any_length_and_letters_are_kept(desk: Desk) -> None:
    codes = ("0" * 40, "Å-1/2", "１２", "9" * 3_000, "a'b")
    rows = "".join(
        f"202601;{code};5021;V{number};2026-01-01;Lön;{number},00\n"
        for number, code in enumerate(codes, start=1)
    )
    desk.file("koder.csv", LEDGER.splitlines(keepends=True)[0] + rows)
    [entry] = load(desk, "koder.csv")
    assert (entry["status"], entry["sum"]) == ("loaded", "15.00")
    found = desk.asked("codes/unmapped", board=BOARD, year_start=202601, period=202601,
                       on_day=None)  # fmt: skip
    assert {row["code"] for row in found if row["field"] == "cost_centre"} == set(codes)

"""A file with a person's number is refused by address, and nobody is told which number it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from lagesbild.errors import UserError
from lagesbild.ingest import intake, privacy
from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.reading import Kind
from lagesbild.ingest.recognise import Given, words
from lagesbild.ingest.table import ROW, FileForm, PersonCells, ReadFile, Table, letter
from lagesbild.settings import ROOT
from tests.identities import CHILD, COORDINATED, PERSON, digits_of, spellings
from tests.ingest import planted
from tests.ingest.desks import EXPORTS, desk_in
from tests.ingest.test_identity_columns import invoices
from tests.loading import BOARD, Answer, Desk

KINDS = list(planted.TABLES)
FORMS = list(planted.FORMS)
SHEETS = {"csv": "", "html": "", "xlsx": "Blad1", "xls": "Blad1", "xlsb": "Blad1", "ods": "Blad1"}
NUMBER = spellings(PERSON)["ten with a hyphen"]
TEXT = f"Barn {NUMBER} placerat"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk where nothing has been loaded, and nothing ever is."""
    with desk_in(tmp_path_factory.mktemp("desk")) as desk:
        yield desk
        assert desk.events() == []


def answered(desk: Desk, path: Path, *words: str) -> Answer:
    """What the command says of a file, which holds nothing of the number."""
    answer = desk.command("load", path, "--board", BOARD, "--json", *words)
    said = answer.out + answer.err
    for number in (PERSON, CHILD, COORDINATED):
        assert not [digits for digits in digits_of(number) if digits in said]
    return answer


def addresses(desk: Desk, path: Path, *words: str) -> list[tuple[str, int, str]]:
    """Where the command says that numbers stand, in a file that is refused for them."""
    answer = answered(desk, path, *words)
    [entry] = answer.loads
    assert (answer.exit_code, entry["status"], entry["load_id"]) == (1, "refused", None)
    assert entry["evidence"] == []
    problems = entry["problems"]
    assert all("ett personnummer eller samordningsnummer" in each["message"] for each in problems)
    return [(each["sheet"], each["row"], each["column"]) for each in problems]


def test_every_kind_of_export_is_tried() -> None:
    assert set(KINDS) >= {kind for kind in Kind if kind.record is None or kind.is_of_persons}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
@pytest.mark.parametrize("form", FORMS)
class TestEveryKindInEveryForm:
    def test_a_sound_file_is_not_refused_for_numbers(
        self, form: str, kind: Kind, desk: Desk
    ) -> None:
        path = planted.FORMS[form](desk.folder / f"prov.{form}", planted.TABLES[kind], "Blad1")
        [entry] = answered(desk, path, "--dry-run").loads
        assert entry["status"] == "trial", entry["problems"]
        assert entry["kind"] == kind.value

    def test_a_number_is_found_above_the_table_in_a_header_in_cells_and_below_any_name(
        self, form: str, kind: Kind, desk: Desk
    ) -> None:
        at = planted.text_column(kind)
        rows = planted.with_planted(planted.TABLES[kind], 2, at, TEXT)
        rows[0][at] += f" {NUMBER}"
        people = ("Personnummer", PERSON, spellings(CHILD)["ten digits"])
        rows = [[*row, said] for row, said in zip(rows, people, strict=True)]
        path = planted.FORMS[form](
            desk.folder / f"prov.{form}", planted.below_title(rows, TEXT), "Blad1"
        )
        words, last = letter(at + 1), letter(len(rows[0]))
        expected = {(1, "A"), (3, words), (5, words), (4, last), (5, last)}
        assert set(addresses(desk, path)) == {(SHEETS[form], *cell) for cell in expected}

    def test_the_file_s_name(self, form: str, kind: Kind, desk: Desk) -> None:
        name = f"utdrag {NUMBER}.{form}"
        path = planted.FORMS[form](desk.folder / name, planted.TABLES[kind], "Blad1")
        answer = answered(desk, path)
        [entry] = answer.loads
        assert entry["file"] == f"utdrag ██████.{form}"
        [problem] = entry["problems"]
        assert problem["message"].startswith("Filens namn innehåller ett personnummer")


@pytest.mark.parametrize("how", sorted(spellings(PERSON)))
@pytest.mark.parametrize("number", [PERSON, CHILD, COORDINATED])
def test_every_spelling_is_found_in_a_cell(number: str, how: str, desk: Desk) -> None:
    rows = planted.with_planted(planted.TABLES[Kind.LEDGER], 1, 5, spellings(number)[how])
    path = planted.csv(desk.folder / "prov.csv", rows, "")
    assert addresses(desk, path) == [("", 2, "F")]


def test_a_number_that_a_spreadsheet_holds_as_a_figure_is_found(desk: Desk) -> None:
    book = openpyxl.Workbook()
    for row in planted.with_planted(planted.TABLES[Kind.LEDGER], 1, 5, PERSON):
        book.active.append([int(text) if text == PERSON else text for text in row])
    book.save(desk.folder / "prov.xlsx")
    assert addresses(desk, desk.folder / "prov.xlsx") == [("Sheet", 2, "F")]


@pytest.mark.parametrize("hidden", [False, True])
def test_a_sheet_s_name_is_told_by_its_number(hidden: bool, desk: Desk) -> None:
    """Of a hidden sheet nothing but its name is read."""
    book = openpyxl.Workbook()
    for row in planted.TABLES[Kind.LEDGER]:
        book.active.append(row)
    other = book.create_sheet(f"Barn {NUMBER}")
    other.append(["Något", NUMBER])
    other.sheet_state = "hidden" if hidden else "visible"
    book.save(desk.folder / "prov.xlsx")
    cells = [] if hidden else [("Blad nummer 2", 1, "B")]
    assert addresses(desk, desk.folder / "prov.xlsx") == [("Blad nummer 2", 0, ""), *cells]


@pytest.mark.parametrize("place", planted.SIE4_ROWS)
def test_every_text_of_a_sie_file_is_searched_also_those_that_are_not_read(
    place: str, desk: Desk
) -> None:
    path = planted.sie4(desk.folder / "prov.se", **{place: TEXT})
    assert {row for _, row, _ in addresses(desk, path)} - {0} == {planted.SIE4_ROWS[place]}


def test_a_record_that_is_not_read_is_searched_though_its_objects_have_no_pairs(desk: Desk) -> None:
    """Nothing else asks of such a record that its list is whole; it stopped the program."""
    path = planted.sie4(desk.folder / "prov.se")
    rows = path.read_text(encoding="utf-8").rstrip().split("\n")
    path.write_text("\n".join([*rows, f'#PROV {{1 7600 "{NUMBER}"}} 1']), encoding="utf-8")
    assert {row for _, row, _ in addresses(desk, path)} - {0} == {len(rows) + 1}


@pytest.mark.parametrize("place", planted.SIE5_ROWS)
def test_every_text_of_a_sie_5_file_is_searched(place: str, desk: Desk) -> None:
    path = planted.sie5(desk.folder / "prov.sie", **{place: TEXT})
    rows = {row for _, row, _ in addresses(desk, path)} - {0}
    line = planted.SIE5_ROWS[place]
    # A row of the ledger is told by its first line, and an object stands on the second.
    assert rows == ({line, line - 1} if place == "object" else {line})


@pytest.mark.parametrize("write", [planted.sie4, planted.sie5])
def test_a_sole_trader_s_own_books_are_read_and_the_number_is_not_kept(
    write, tmp_path: Path
) -> None:
    with desk_in(tmp_path) as desk:
        path = write(tmp_path / "prov.se", organisation=NUMBER)
        answer = answered(desk, path)
        assert {entry["status"] for entry in answer.loads} == {"loaded"}
        kept = str(desk.asked("loads/history", board=BOARD))
        assert not [digits for digits in digits_of(PERSON) if digits in kept]


def test_a_reader_s_own_refusal_does_not_quote_the_number(desk: Desk) -> None:
    broken = planted.SIE4.format(**planted.SOUND).replace('20260127 "Lön"', f'{PERSON} "Lön"')
    path = desk.file("prov.se", broken)
    [entry] = answered(desk, path).loads
    assert entry["problems"][0]["message"].startswith("Datumet ”██████” finns inte.")


def test_a_file_that_cannot_be_understood_is_refused_for_its_numbers_first(desk: Desk) -> None:
    """The first rows of a table without a header would be shown with the question."""
    path = desk.file("prov.csv", f"Anna;{PERSON}\nBo;{CHILD}\n")
    assert addresses(desk, path) == [("", 1, "B"), ("", 2, "B")]
    assert addresses(desk, desk.file("prov.csv", f"Ansvar;Konto;{NUMBER}\n")) == [("", 1, "C")]


def test_at_most_some_addresses_are_told_and_how_many_more_there_are(desk: Desk) -> None:
    rows = "".join(f"202601;1101;{PERSON};1,00\n" for _ in range(1_000))
    path = desk.file("prov.csv", f"Period;Ansvar;Text;Belopp\n{rows}")
    [entry] = answered(desk, path).loads
    assert len(entry["problems"]) == privacy.MOST_ADDRESSES + 1
    assert entry["problems"][-1]["message"] == "Och på 980 ställen till."


def test_a_ledger_with_invoice_numbers_is_not_refused(desk: Desk) -> None:
    rows = "".join(f"202601;1101;5011;F1;Faktura {text};1,00\n" for text in invoices(3))
    path = desk.file("prov.csv", f"Period;Ansvar;Konto;Vernr;Text;Belopp\n{rows}")
    [entry] = answered(desk, path, "--dry-run").loads
    assert (entry["status"], entry["rows"]) == ("trial", 20_000)


@pytest.mark.parametrize(
    ("name", "is_clean"),
    [
        ("utfall 202601.csv", True),
        ("huvudbok_20260131.csv", True),
        ("orgnr 212000-1234.csv", True),
        (f"{PERSON}.csv", False),
        (f"Barn {spellings(CHILD)['with a plus']}.csv", False),
        (f"{COORDINATED[:8]}-{COORDINATED[8:]}.csv", False),
    ],
)
def test_a_name_is_clean(name: str, is_clean: bool) -> None:
    if is_clean:
        privacy.require_clean_name(name)
        return
    with pytest.raises(FileRefused) as refused:
        privacy.require_clean_name(name)
    assert name not in str(refused.value)


def test_the_moment_when_a_file_was_made_is_no_person(monkeypatch: pytest.MonkeyPatch) -> None:
    this_year = privacy.date.today().year
    moments = [
        f"{this_year}{month:02}15{hour:02}{minute:02}"
        for month in range(1, 13)
        for hour in range(24)
        for minute in range(60)
    ]
    for moment in moments:
        privacy.require_clean_name(f"utfall {moment[:8]}-{moment[8:]}.csv")


@pytest.mark.parametrize(
    "header",
    [
        "Personnummer", "Pnr", "Person-nr", "Klientnamn", "Brukarens namn", "Barnets initialer",
        "Ungdomens namn", "Förnamn", "För- och efternamn", "Vårdnadshavare", "Den enskildes adress",
        "Familjehemmets namn", "God man", "Sökande", "Namn på ungdom", "Födelsedatum",
    ],
)  # fmt: skip
def test_a_column_that_tells_who_a_client_is_is_known_by_its_name(header: str) -> None:
    assert words.is_person_word(header)


@pytest.mark.parametrize(
    "header",
    ["Namn", "Enhetsnamn", "Boende", "Familjehem", "Barn", "Antal barn", "Förälder", "Deltagare",
     "Kontonamn", "Ansvar namn", "Leverantör", "Personal", "Kostnad per klient"],
)  # fmt: skip
def test_a_column_of_other_things_is_not(header: str) -> None:
    assert not words.is_person_word(header)


def test_what_people_were_replaced_in_passes_and_the_rest_does_not() -> None:
    rows = [
        (1, ["Klient", "Text"]), (2, [PERSON, "Insats"]), (3, [CHILD, f"Syskon {NUMBER}"]),
    ]  # fmt: skip
    table = Table.of("", rows)
    file = replace(
        ReadFile("prov.csv", FileForm.DELIMITED, (table,)),
        persons=(PersonCells("", "A", (2, 3)), PersonCells("", "B", (3,))),
    )
    in_body = pc.greater(table.cells.column(ROW), 1)
    called = pc.if_else(in_body, pa.scalar("p-x"), table.cells.column("A"))
    replaced = replace(table, cells=table.cells.set_column(1, "A", called))
    with pytest.raises(FileRefused) as refused:
        privacy.cleared(file, replace(file, tables=(replaced,)))
    assert [(each.row, each.column) for each in refused.value.problems] == [(3, "B")]
    emptied = replace(replaced, cells=replaced.cells.set_column(2, "B", pa.nulls(3, pa.string())))
    kept = privacy.cleared(file, replace(file, tables=(emptied,)))
    assert kept.persons == ()
    assert kept.tables == (emptied,)


def test_a_refusal_s_words_and_sheets_are_hidden() -> None:
    refusal = privacy.without_numbers(
        FileRefused(f"Fel {NUMBER}", (Problem(f"Blad {NUMBER}", 1, "A", f"Värdet {PERSON}"),))
    )
    assert str(refusal) == "Fel ██████"
    assert refusal.problems == (Problem("Blad ██████", 1, "A", "Värdet ██████"),)


def test_a_profile_is_not_named_after_a_person(desk: Desk) -> None:
    path = planted.csv(desk.folder / "prov.csv", planted.TABLES[Kind.LEDGER], "")
    upload, file = intake.read_upload(path, path.name, desk.settings)
    reader = desk.store.reader(desk.person)
    prepared = intake.understand(upload, file, reader, desk.boards[BOARD], desk.settings, Given())
    with pytest.raises(UserError, match=r"^Profilens namn innehåller ett ") as refused:
        intake.profile_of(prepared, f"Barn {NUMBER}")
    assert NUMBER not in str(refused.value)


def test_no_real_export_is_refused_for_what_is_no_person(desk: Desk) -> None:
    files = [
        path
        for path in (*EXPORTS.rglob("*"), *(ROOT / "data" / "demo").rglob("*"))
        if path.is_file()
    ]
    found, refused = {}, {}
    for path in files:
        try:
            _, file = intake.read_upload(path, intake.shown_name(path), desk.settings)
            found[path.name] = file.persons
        except FileRefused as refusal:
            refused[path.name] = str(refusal)
    assert len(found) > 100
    assert [name for name, persons in found.items() if persons] == []
    assert [name for name, said in refused.items() if "personnummer" in said] == []

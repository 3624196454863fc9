"""Lists of records: understood by what is said of their kind, checked, stored, replaced, undone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from lagesbild.errors import InvalidSetting
from lagesbild.ingest import intake, load, ranges
from lagesbild.ingest.reading import Field, Kind, ShownUnit, Sign
from lagesbild.ingest.recognise import Given
from lagesbild.ingest.records import KINDS, read_kind
from lagesbild.ingest.table import FileForm
from tests.caseload import identity_number
from tests.ingest.desks import desk_in
from tests.loading import BOARD, Desk

VOLUMES = (
    "Period;Enhet;Vårdform;Regi;Vårddygn;Nettokostnad (tkr);Budgeterade dygn;Budget (tkr)\n"
    "202601;11;Jourhem;Egen regi;310;465;300;450\n"
    "202601;11;HVB;Extern regi;62;310,5;60;288\n"
    "202602;11;HVB;;56;290;60;288\n"
)
GRANTS = (
    "År;Slag av bidrag;Statsbidrag;Belopp;Inräknad i 2026 års budget;Generellt eller riktat\n"
    "2026;;Personliga ombud;1,6 mnkr;JA;Riktat\n"
    "2026;;Psykisk hälsa;2 - 2,5 mnkr;NEJ;Riktat\n"
    "2026;Återsökning;Ensamkommande;ca 1,3-1,7 mnkr;nej;\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        yield made


def stored(desk: Desk, kind: str, columns: str) -> list[tuple[object, ...]]:
    """What counts of a kind, as a board reads it."""
    with desk.store.change(desk.person) as change:
        return change._cursor._connection.execute(
            f"select {columns} from marts.live_{kind} order by all"
        ).fetchall()


def as_workbook(text: str) -> bytes:
    """The same list as a spreadsheet, with figures as numbers."""
    book = Workbook()
    for line in text.splitlines():
        cells = [cell.replace(",", ".") for cell in line.split(";")]
        book.active.append([float(cell) if cell.replace(".", "").isdecimal() else cell or None
                            for cell in cells])  # fmt: skip
    memory = BytesIO()
    book.save(memory)
    return memory.getvalue()


@pytest.mark.parametrize(
    ("name", "form"), [("v.csv", FileForm.DELIMITED), ("v.xlsx", FileForm.XLSX)]
)
def test_a_list_of_volumes_is_known_by_its_headers(desk: Desk, name: str, form: FileForm) -> None:
    content = as_workbook(VOLUMES) if form is FileForm.XLSX else VOLUMES
    done = desk.load(desk.file(name, content))
    assert (done.status, done.file.form, done.problems) == ("loaded", form, ())
    assert [table.kind for table in done.reading.tables] == [Kind("volumes")]
    assert set(done.reading.tables[0].units.values()) == {ShownUnit.TKR}
    assert done.reading.source == "verksamhetssystem"
    assert stored(desk, "volumes", "period, care_form, provider, days, net_cost, budget_cost") == [
        (202601, "HVB", "external", 62, -310_500, -288_000),
        (202601, "Jourhem", "own", 310, -465_000, -450_000),
        (202602, "HVB", "external", 56, -290_000, -288_000),
    ]
    assert desk.checks_pass()


def test_the_same_list_twice_changes_nothing(desk: Desk) -> None:
    desk.loaded("v.csv", VOLUMES)
    assert desk.load(desk.folder / "v.csv").status == "unchanged"


def test_a_later_list_replaces_its_months_and_undoing_it_puts_them_back(desk: Desk) -> None:
    desk.loaded("v.csv", VOLUMES)
    later = desk.loaded("s.csv", VOLUMES.splitlines()[0] + "\n202602;11;HVB;;40;200;;\n")
    now = [(202601, 310), (202601, 62), (202602, 40)]
    assert sorted(stored(desk, "volumes", "period, days")) == sorted(now)
    desk.undo(later)
    assert (202602, 56) in stored(desk, "volumes", "period, days")
    assert desk.checks_pass()


def test_a_plan_says_what_is_replaced_and_what_it_costs(desk: Desk) -> None:
    first = desk.loaded("v.csv", VOLUMES)
    done = desk.load(desk.file("s.csv", VOLUMES.replace("290", "390")))
    [january, february] = done.plan.of_kind("volumes")
    assert (january.amount, january.difference) == (Decimal("775500.00"), 0)
    assert (february.previous_load_id, february.difference) == (first, 100_000)


def test_a_trial_that_is_given_up_leaves_nothing(desk: Desk) -> None:
    path = desk.file("v.csv", VOLUMES)
    upload, file = intake.read_upload(path, path.name, desk.settings)
    prepared = intake.understand(upload, file, desk.store.reader(desk.person),
                                 desk.boards[BOARD], desk.settings, Given())  # fmt: skip
    plan = load.try_out(desk.store, desk.person, BOARD, upload, prepared.file, prepared.reading)
    assert stored(desk, "volumes", "days") == []
    with desk.store.change(desk.person) as change:
        load.discard(change, plan.load_id)
        left = change._cursor._connection.execute("select count(*) from raw.volumes").fetchone()
    assert left == (0,)
    assert desk.checks_pass()


WRONG_ROWS = (
    ("202601;11;;;3;1;;", "C", "Vårdform saknas. Fyll i eller ta bort raden."),
    ("2026x;11;A;;3;1;;", "A", "”2026x” är inte en period."),
    ("202613;11;B;;3;1;;", "A", "Perioden är ingen månad."),
    (";11;C;;3;1;;", "A", "Period saknas."),
    ("202601;11;D;halv;3;1;;", "D", "”halv” går inte att läsa som Regi. Skriv egen regi eller"),
    ("202601;11;E;;tre;1;;", "E", "Dygn: ”tre” går inte att läsa."),
    ("202601;11;F;;-3;1;;", "E", "Dygn: ”-3” kan inte vara mindre än noll."),
    ("202601;11;G;;3,1234;1;;", "E", "Dygn: ”3,1234” har för många decimaler."),
    ("202601;11;H;;3;99999999999;;", "F", "Nettokostnad: ”99999999999” är för stort."),
    ("202601;11;I;;3;#DIV/0!;;", "F", "Cellen har felet #DIV/0!."),
    ("202601;11;Jourhem;Egen;3;1;;", "", "Raden gäller samma sak som rad 2 (period, enhet, "),
)


def test_what_cannot_be_right_is_refused_by_row_column_and_reason(desk: Desk) -> None:
    lines = [*VOLUMES.splitlines()[:2], *(row for row, _, _ in WRONG_ROWS), ""]
    done = desk.load(desk.file("v.csv", "\n".join(lines)))
    assert done.status == "refused"
    found = {problem.row: problem for problem in done.problems}
    assert len(done.problems) == len(found) == len(WRONG_ROWS)
    for number, (_, column, message) in enumerate(WRONG_ROWS, 3):
        assert (found[number].column, found[number].message[: len(message)]) == (column, message)
    assert stored(desk, "volumes", "days") == []


def test_a_year_and_its_months_stand_beside_each_other(desk: Desk) -> None:
    header = "År;Vårdform;Dygn;Nettokostnad (mnkr)\n"
    path = desk.file("ar.csv", header + "2025;HVB;650;3\n2026;HVB;700;3,5\n")
    assert "volymer, 2 rader, 2025–2026" in desk.command("load", path, "--board", BOARD).out
    desk.loaded("v.csv", VOLUMES)
    assert {period for (period,) in stored(desk, "volumes", "period")} == {
        202500,
        202600,
        202601,
        202602,
    }


def test_a_month_beside_a_column_of_years_is_read_with_it(desk: Desk) -> None:
    rows = "År;Månad;Vårdform;Dygn;Nettokostnad (kr)\n2026;jan;HVB;31;5\n2026;februari;HVB;28;4\n"
    desk.loaded("v.csv", rows)
    assert [period for (period,) in stored(desk, "volumes", "period")] == [202601, 202602]


def test_a_month_that_need_not_be_said_may_be_empty(desk: Desk) -> None:
    header = "Uppföljning;Slag;Uppdrag;Klart senast;Till KS/KF;Status\n"
    first, second = "Uppdrag;Ett;202612;Ja;Påbörjat\n", "Uppdrag;Två;;Nej;Påbörjat\n"
    desk.loaded("u.csv", f"{header}202604;{first}202604;{second}")
    assert stored(desk, "assignments", "due") == [(202612,), (None,)]
    done = desk.load(desk.file("v.csv", f"{header};{first}202609;{second}"))
    assert [(problem.row, problem.message) for problem in done.problems] == [
        (2, "Uppföljning saknas. Fyll i den.")
    ]


def test_costs_below_zero_in_the_file_are_costs_all_the_same(desk: Desk) -> None:
    turned = VOLUMES.replace(";465", ";-465").replace(";310,5", ";−310,5").replace(";290", ";-290")
    turned = turned.replace(";450", ";-450").replace(";288", ";-288")
    done = desk.load(desk.file("v.csv", turned))
    assert done.reading.sign is Sign.REVERSED
    assert stored(desk, "volumes", "sum(net_cost)") == [(Decimal("-1065500.00"),)]


def test_a_unit_that_nobody_says_is_asked_for(desk: Desk) -> None:
    path = desk.file("v.csv", VOLUMES.replace(" (tkr)", ""))
    [problem] = desk.load(path).problems
    assert "I vilken enhet är beloppen" in problem.message
    assert desk.load(path, Given(unit=ShownUnit.TKR)).status == "loaded"
    assert stored(desk, "volumes", "sum(net_cost)") == [(Decimal("-1065500.00"),)]


def test_a_month_or_year_above_the_table_is_that_of_its_rows(desk: Desk) -> None:
    rows = "Projekt;Slag av investering;Budget (tkr)\nLarm;Nyinvestering;100\n"
    desk.loaded("i.csv", f"Investeringar 2026\n\n{rows}")
    assert stored(desk, "investments", "period, project, budget") == [(202600, "Larm", -100_000)]
    [problem] = desk.load(desk.file("utan.csv", rows)).problems
    assert problem.message.startswith("Vilket år gäller filen?")
    assert desk.load(desk.folder / "utan.csv", Given(period=202512)).status == "loaded"
    assert (202500,) in stored(desk, "investments", "period")


def test_a_range_is_kept_as_a_range_with_its_words(desk: Desk) -> None:
    desk.loaded("g.csv", GRANTS)
    columns = "grant_kind, in_budget, is_targeted, expected_low, expected_high, expected_text"
    assert stored(desk, "grants", columns) == [
        ("grant", "no", "targeted", 2_000_000, 2_500_000, "2 - 2,5 mnkr"),
        ("grant", "yes", "targeted", 1_600_000, 1_600_000, "1,6 mnkr"),
        ("reclaim", "no", None, 1_300_000, 1_700_000, "ca 1,3-1,7 mnkr"),
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2–2,5 mnkr", ("2", "2,5")),
        ("ca 1,3-1,7 mnkr", ("1,3", "1,7")),
        ("10 mnkr", ("10",)),
        ("1 200 till 1 500 tkr", ("1 200", "1 500")),
        ("-5", ("-5",)),
        ("1-2-3", ("1-2-3",)),
    ],
)
def test_the_ends_of_a_range(text: str, ends: tuple[str, ...]) -> None:
    assert ranges.ends(text) == ends


def test_a_range_that_is_none_is_refused(desk: Desk) -> None:
    wrong = GRANTS.replace("1,6 mnkr", "mycket").replace("2 - 2,5 mnkr", "3–2 mnkr")
    done = desk.load(desk.file("g.csv", wrong), Given(unit=ShownUnit.KR))
    assert [(problem.address, problem.message[:34]) for problem in done.problems] == [
        ("D2", "Förväntat belopp ”mycket” går inte"),
        ("D3", "Förväntat belopp ”3–2 mnkr” börjar"),
    ]


def test_a_printed_total_that_differs_is_shown_as_such(desk: Desk) -> None:
    sums = ";;Totalt statsbidrag;3,5 mnkr;;\n;;Totalt;10 mnkr;;\n"
    lines = GRANTS.splitlines()
    done = desk.load(desk.file("g.csv", "\n".join([*lines[:3], sums.splitlines()[0], lines[3],
                                                   sums.splitlines()[1], ""])))  # fmt: skip
    told = [(total.row_number, total.stated, total.difference) for total in done.plan.totals]
    # 1,6 + 2 = 3,6 at least; 1,6 + 2,5 + 1,7 = 5,8 at most
    assert told == [(4, 3_500_000, -100_000), (6, 10_000_000, 4_200_000)]


def test_a_profile_reads_the_next_list_alike(desk: Desk) -> None:
    header = "Tid;Var;Slags vård;Antal;Netto\n"
    columns = zip(("period", "cost_centre", "care_form", "days", "net_cost"), "ABCDE", strict=True)
    fields = {Field(name): column for name, column in columns}
    given = Given(kind=Kind("volumes"), unit=ShownUnit.TKR, fields=fields)
    path = desk.file("v.csv", header + "202601;11;HVB;31;100\n")
    upload, file = intake.read_upload(path, path.name, desk.settings)
    reader, board = desk.store.reader(desk.person), desk.boards[BOARD]
    prepared = intake.understand(upload, file, reader, board, desk.settings, given)
    assert prepared.reading.questions == ()
    intake.save_profile(intake.profile_of(prepared, "Vårdsystemet"), desk.settings)
    done = desk.load(desk.file("n.csv", header + "202602;11;HVB;28;90\n"))
    assert (done.status, done.reading.profile) == ("loaded", "vardsystemet")
    assert stored(desk, "volumes", "period, net_cost") == [(202602, -90_000)]


PLACEMENTS = (
    "Klient-id;Klientens namn;Enhet;Vårdform;Från;Till;Pris (kr);Pris från\n"
    "{key};Hemligt Efternamn;11;Familjehem;2026-01-15;;1000;\n"
    "{key};Hemligt Efternamn;11;Familjehem;2026-01-15;;1100;2026-02-01\n"
    "K-2;Annat Efternamn;11;Jourhem;2026-01-01;2026-01-31;1900;\n"
)


def test_no_cell_of_a_list_about_people_is_quoted_in_a_message(desk: Desk) -> None:
    """A name may have been written in the wrong column."""
    rows = PLACEMENTS.format(key="K-1").replace(";2026-01-15;", ";Hemligt Namn;", 1)
    done = desk.load(desk.file("p.csv", rows))
    assert done.status == "refused"
    assert [problem.message for problem in done.problems] == [
        "Det som står här är inte ett datum. Skriv ÅÅÅÅ-MM-DD, till exempel 2023-10-31."
    ]


def test_whom_a_placement_is_about_never_reaches_the_store(desk: Desk) -> None:
    """An identity number or a client's becomes a pseudonym; names are not read."""
    number = identity_number("238")
    done = desk.load(desk.file("p.csv", PLACEMENTS.format(key=number)))
    assert (done.status, done.reading.warnings) == (
        "loaded", ("Kolumn B gäller enskilda personer och läses inte in.",),
    )  # fmt: skip
    people = {person for (person,) in stored(desk, "placements", "person")}
    assert len(people) == 2
    assert all(person.startswith("p-") for person in people)
    shown = repr(done.file.tables[0].cells.to_pylist()) + repr(done.reading)
    assert not any(word in shown for word in (number, "K-2", "Efternamn"))
    assert desk.checks_pass()


def test_a_list_of_placements_takes_the_place_of_the_one_before(desk: Desk) -> None:
    first = desk.loaded("p.csv", PLACEMENTS.format(key="K-1"))
    lines = PLACEMENTS.format(key="K-1").splitlines()
    later = desk.loaded("s.csv", "\n".join([lines[0], lines[3], ""]))
    assert stored(desk, "placements", "care_form") == [("Jourhem",)]
    desk.undo(later)
    assert len(stored(desk, "placements", "care_form")) == 3
    assert (first, later) == (1, 2)


def test_a_wrong_placement_is_refused_without_a_word_of_whom_it_is_about(desk: Desk) -> None:
    lines = PLACEMENTS.format(key="K-1").splitlines()
    wrong = (";A;11;HVB;2026-01-15;;9;", "K-9;A;11;HVB;2026-01-15;2026-01-14;9;",
             "K-8;A;11;HVB;2026-01-15;;K-8;", lines[1])  # fmt: skip
    done = desk.load(desk.file("p.csv", "\n".join([*lines, *wrong, ""])))
    told = {problem.address: problem.message for problem in done.problems}
    assert list(told) == ["A5", "F6", "G7", "rad 8"]
    assert told["F6"] == "Till ligger före från. Rätta datumen."
    assert told["G7"].startswith("Pris: Det som står här går inte att läsa.")
    assert told["rad 8"].startswith("Raden gäller samma sak som rad 2 (klient, enhet, ")
    assert not any("K-" in message for message in told.values())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_two_fields_of_a_kind_have_a_header_in_common(kind) -> None:
    headers = [header for each in kind.fields for header in each.headers]
    assert len(headers) == len(set(headers))
    assert {kind.words[header][0] for header in headers} == {each.name for each in kind.fields}


@pytest.mark.parametrize(
    "wrong", ['key = ["nothing"]', 'type = "colour"', 'colour = "red"', 'default = "maybe"']
)
def test_a_kind_that_is_described_wrongly_says_which_file(tmp_path: Path, wrong: str) -> None:
    text = (
        'label = "x"\nsource = "y"\nrecognised_by = [["a"]]\nkey = ["a"]\n'
        '[fields.a]\nlabel = "A"\ntype = "one_of"\nheaders = ["a"]\nexplanation = "…"\n'
        "[fields.a.choices]\nb = ['b']\n"
    )
    path = tmp_path / "x.toml"
    path.write_text(text)
    assert read_kind(path).fields[0].words == {"b": "b"}
    name = wrong.partition(" ")[0]
    changed = "\n".join(wrong if line.startswith(f"{name} ") else line for line in text.split("\n"))
    if changed == text:
        changed = text.replace('type = "one_of"', f'type = "one_of"\n{wrong}')
    path.write_text(changed)
    with pytest.raises(InvalidSetting, match=r"x\.toml"):
        read_kind(path)

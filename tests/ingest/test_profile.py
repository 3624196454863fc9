"""A sender's choices are kept, shared and used for the next file (N14)."""

from __future__ import annotations

import re
import shlex

import pytest

from lagesbild.errors import InvalidSetting
from lagesbild.ingest.header_text import pattern_of
from lagesbild.ingest.profile import (
    AmountPattern,
    Profile,
    profile_from,
    profiles_in,
    unreadable_in,
)
from lagesbild.ingest.readers import sie
from lagesbild.ingest.reading import Basis, Field, Kind, ShownUnit, Sign
from lagesbild.ingest.recognise import Given, Known, header_names, profile_for, recognise
from lagesbild.settings import ROOT
from lagesbild.ui.plan_tables import EVIDENCE_NAMES
from tests.ingest.recognised import (
    asked,
    columns,
    evidence,
    fields,
    file_of,
    read,
    sums,
)

SHIPPED = profiles_in(ROOT / "lagesbild" / "ingest" / "profiles")
FORMATS = (ROOT / "docs" / "formats.md").read_text("utf-8")
_SHOWN = re.findall(r"(?ms)^```csv ([^\n]+)\n(.*?)^```$", FORMATS)
EXAMPLES = [(said, text) for said, text in _SHOWN if said != "not-read"]
NOT_READ = [text for said, text in _SHOWN if said == "not-read"]

PROFILE = Profile(
    name="min-avsandare",
    title="Min avsändare",
    source="verktyget",
    headers=("Plats", "Slag", "Utfall {månad}"),
    columns={"Plats": Field.COST_CENTRE, "Slag": Field.ACCOUNT},
    amounts=(
        AmountPattern("Utfall {månad}", Kind.BALANCES, Basis.MONTH),
        AmountPattern("Kredit {månad}", Kind.BALANCES, Basis.MONTH, negated=True),
    ),
    ignored=("Handläggare",),
    constants={Field.VERSION: "A"},
    kind=Kind.BALANCES,
    unit=ShownUnit.TKR,
    sign=Sign.REVERSED,
    decimal=",",
    sie={"1": Field.COST_CENTRE, "6": Field.PROJECT},
)


@pytest.mark.parametrize(
    ("header", "pattern"),
    [
        ("UTFALL_PER", "utfall per"),
        ("Utfall Jan - Feb 2026", "utfall {ackumulerat}"),
        ("Utfall mars 2026 (tkr)", "utfall {månad}"),
        ("Budget 2026", "budget {år}"),
        ("Budget {år}", "budget {år}"),
        ("Jan", "{månad}"),
        ("UTFALL Ack", "utfall ack"),
        ("Helårsprognos", "helårsprognos"),
        ("Ansvar", "ansvar"),
    ],
)
def test_a_pattern_leaves_out_what_changes_from_month_to_month(header, pattern):
    assert pattern_of(header) == pattern


def test_a_profile_that_is_saved_is_the_same_when_read(tmp_path):
    PROFILE.save(tmp_path / "profiler" / "min.toml")
    assert Profile.load(tmp_path / "profiler" / "min.toml") == PROFILE


def test_of_two_profiles_with_one_name_the_first_folders_counts(tmp_path):
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    PROFILE.save(own / "a.toml")
    Profile("min-avsandare", "Annan", "annan").save(shipped / "a.toml")
    Profile("b", "B", "b").save(shipped / "b.toml")
    assert [found.title for found in profiles_in(own, shipped)] == ["Min avsändare", "B"]


def test_a_folder_that_is_not_there_has_no_profiles(tmp_path):
    assert profiles_in(tmp_path / "saknas") == []


def test_a_profile_that_cannot_be_read_is_said_and_hinders_no_other(tmp_path):
    PROFILE.save(tmp_path / "a.toml")
    (tmp_path / "b.toml").write_text('name = "b"\ntitle = "B"\nsource = "b"\nrubriker = []\n')
    assert [found.name for found in profiles_in(tmp_path)] == ["min-avsandare"]
    [wrong] = unreadable_in(tmp_path)
    assert wrong.startswith("Profilen b.toml: rubriker är okänd.")


HEAD = 'name = "a"\ntitle = "A"\nsource = "a"\n'


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('title = "A"\nsource = "a"', "name saknas och ska vara en text"),
        ('name = "Å b"\ntitle = "A"\nsource = "a"', "name ska vara små bokstäver"),
        (HEAD + 'unit = "öre"', "unit är ”öre” men ska vara kr, tkr eller mnkr"),
        (HEAD + 'sign = "plus"', "sign är ”plus” men ska vara ledger eller reversed"),
        (HEAD + 'decimal = ";"', "decimal är ”;” men ska vara komma eller punkt"),
        (HEAD + "headers = 3", "headers ska vara en lista av texter"),
        (HEAD + "colour = 3", "colour är okänd"),
        (HEAD + 'columns = "A"', "columns ska vara en tabell"),
        (HEAD + "[columns]\nAnsvar = 'ställe'", "columns.Ansvar är ”ställe” men ska vara period"),
        (HEAD + "[constants]\nversion = 3", "constants.version ska vara en text"),
        (HEAD + "amounts = [3]", "amounts nummer 1 ska vara en tabell"),
        (HEAD + "[[amounts]]\nheader = 'A'\nkind = 'budget'", "amounts nummer 1 saknar basis"),
        (
            HEAD + "[[amounts]]\nheader = 'A'\nkind = 'budget'\nbasis = 'vecka'",
            "amounts nummer 1: basis är ”vecka” men ska vara month, accumulated eller year",
        ),
        (
            HEAD + "[[amounts]]\nheader = 'A'\nkind = 'budget'\nbasis = 'year'\nnegated = 'ja'",
            "amounts nummer 1 har negated, som ska vara true eller false",
        ),
        ("name = ", "går inte att läsa"),
    ],
)
def test_a_profile_that_is_wrong_says_where_and_what_is_expected(tmp_path, toml, message):
    path = tmp_path / "fel.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(InvalidSetting) as refusal:
        Profile.load(path)
    assert str(refusal.value).startswith("Profilen fel.toml")
    assert message in str(refusal.value)


def test_a_profile_reads_words_that_nobody_else_knows():
    text = "Plats;Slag;Handläggare;Utfall mars 2026\n7010;4531;x;-100\n7010;3011;x;20"
    reading = read(text, profiles=[PROFILE])
    assert reading.questions == ()
    assert (reading.profile, reading.source) == ("min-avsandare", "verktyget")
    assert (reading.unit, reading.sign) == (ShownUnit.TKR, Sign.REVERSED)
    assert fields(reading) == {"cost_centre": "A", "account": "B"}
    assert columns(reading) == {"D": ("balances", "month", 202603)}
    assert reading.tables[0].constants == {Field.VERSION: "A"}
    assert evidence(reading, "profile") == ["Min avsändare"]


def test_a_profile_is_not_used_for_other_headers():
    assert read("Ansvar;Konto;Utfall mars 2026\n7010;4531;1,50", profiles=[PROFILE]).profile == ""


def test_a_named_profile_is_used_whatever_the_headers():
    reading = read(
        "Ansvar;Konto;Utfall mars 2026\n7010;4531;-1,50",
        Given(profile="min-avsandare"),
        profiles=[PROFILE],
    )
    assert (reading.profile, reading.unit) == ("min-avsandare", ShownUnit.TKR)


def test_a_profile_that_is_not_there_is_named():
    with pytest.raises(InvalidSetting, match=r"Profilen annan finns inte\. Välj bland min-"):
        read("Ansvar;Konto\n1;2", Given(profile="annan"), profiles=[PROFILE])


def test_what_a_person_says_comes_before_the_profile():
    text = "Plats;Slag;Utfall mars 2026\n7010;4531;-100\n7010;3011;20"
    given = Given(unit=ShownUnit.KR, fields={Field.PROJECT: "A"}, source="annat")
    reading = read(text, given, profiles=[PROFILE])
    assert (reading.unit, reading.source) == (ShownUnit.KR, "annat")
    assert fields(reading) == {"account": "B", "project": "A"}


def test_a_profile_whose_unit_cannot_be_right_is_asked_about():
    text = "Plats;Slag;Utfall mars 2026\n7010;4531;-900 000 000\n7010;3011;20"
    assert asked(read(text, profiles=[PROFILE])) == ["unit"]


def test_one_months_answers_read_the_next_months_file_without_questions():
    march = "Plats;Slag;Belopp mars 2026;Kvot\n7010;4531;-900;1\n7010;3011;20;2"
    april = "Plats;Slag;Belopp apr 2026;Kvot\n7010;4531;-800;3\n7010;3011;10;4"
    assert asked(read(march)) == ["kind"]
    given = (
        Given(source="verktyget")
        .answer("kind", "balances")
        .answer("unit", "tkr")
        .answer("cost_centre", "A")
        .answer("account", "B")
    )
    reading = read(march, given)
    assert reading.questions == ()
    names = header_names(file_of(march), reading)
    assert names == {"": {"A": "Plats", "B": "Slag", "C": "Belopp mars 2026", "D": "Kvot"}}
    profile = profile_from(reading, names, name="verktyget", title="Verktyget")
    next_reading = read(april, profiles=[profile])
    assert next_reading.questions == ()
    assert next_reading.source == "verktyget"
    assert (next_reading.unit, next_reading.sign) == (ShownUnit.TKR, Sign.REVERSED)
    assert columns(next_reading) == {"C": ("balances", "month", 202604)}
    assert sums(file_of(april), next_reading, "account") == {"4531": -800, "3011": 10}


@pytest.mark.parametrize(
    ("march", "april", "said", "expected"),
    [
        (  # debit and credit, with a running sum beside them
            "Vernr;Datum;Slag;Debet;Kredit;Saldo\nA1;2026-03-02;4531;9,00;;9,00",
            "Vernr;Datum;Slag;Debet;Kredit;Saldo\nA2;2026-04-02;4531;8,00;;17,00\n"
            "A3;2026-04-02;3011;;5,00;12,00",
            Given(fields={Field.ACCOUNT: "C"}),
            {("ledger", 202604): 3},
        ),
        (  # rows that say what they are
            "Period;Ansvar;Konto;Typ;Belopp\n202603;7010;4531;Utfall;9,00\n"
            "202603;7010;4531;Budget;8,00",
            "Period;Ansvar;Konto;Typ;Belopp\n202604;7010;4531;Utfall;7,00\n"
            "202604;7010;4531;Budget;6,00\n202604;7010;4531;Prognos;5,00",
            Given(),
            {("balances", 202604): 7, ("budget", 202604): 6, ("adopted_forecast", 202604): 5},
        ),
        (  # months without a year, in the next year
            "Budget 2026, kr\nMånad;Ansvar;Konto;Budget\n1;7010;4531;9,00\n2;7010;4531;8,00",
            "Budget 2027, kr\nMånad;Ansvar;Konto;Budget\n1;7010;4531;7,00\n2;7010;4531;6,00",
            Given(),
            {("budget", 202701): 7, ("budget", 202702): 6},
        ),
        (  # the one of two tables side by side that was chosen
            "Ansvar;Konto;Utfall mars 2026;;Verksamhet;Antal;Budget 2026\n7010;4531;9,00;;Barn;1;2",
            "Ansvar;Konto;Utfall apr 2026;;Verksamhet;Antal;Budget 2026\n7010;4531;8,00;;Barn;1;2",
            Given().answer("ignored", "E F G"),
            {("balances", 202604): 8},
        ),
    ],
)  # fmt: skip
def test_every_way_to_lay_out_a_table_can_be_kept(march, april, said, expected, tmp_path):
    reading = read(march, said)
    assert reading.questions == ()
    names = header_names(file_of(march), reading)
    profile_from(reading, names, name="min", title="Min").save(tmp_path / "min.toml")
    next_reading = read(april, profiles=[Profile.load(tmp_path / "min.toml")])
    assert next_reading.questions == ()
    assert next_reading.profile == "min"
    assert sums(file_of(april), next_reading, "kind", "period") == expected


def test_columns_that_a_profile_cannot_tell_apart_are_left_to_be_asked_about():
    text = "Ansvar;Konto;Konto;Utfall 202310\n7010;4531;4532;1,50"
    reading = read(text, Given().answer("account", "C"))
    names = header_names(file_of(text), reading)
    profile = profile_from(reading, names, name="a", title="A")
    assert Field.ACCOUNT not in profile.columns.values()
    assert asked(read(text, profiles=[profile])) == ["account"]


def test_a_sie_file_is_known_by_the_source_it_states():
    content = (
        '#FLAGGA 0\n#SIETYP 4\n#FNAMN "Nämnden"\n#RAR 0 20230101 20231231\n#KONTO 4531 "Köp"\n'
        '#DIM 1 "Ställe"\n#OBJEKT 1 "7010" "HVB"\n#VER "A" "1" 20231005 "Faktura"\n{\n'
        '#TRANS 4531 {"1" "7010"} 100.00\n#TRANS 4531 {"1" "7010"} -100.00\n}\n'
    )
    file = sie.read("export.se", content.encode("cp437"))
    [source] = [found.value for found in file.evidence if found.what == "source"]
    own = Profile("namnden", "Nämnden", source, sie={"1": Field.COST_CENTRE})
    assert profile_for(file, Given(), [PROFILE, own]) is own
    reading = recognise(file, Known(), Given(), [own])
    assert (reading.profile, reading.source) == ("namnden", source)


def test_every_shipped_profile_has_an_example_in_the_documentation():
    shown = {dict(pair.split("=") for pair in shlex.split(said))["profile"] for said, _ in EXAMPLES}
    assert {profile.name for profile in SHIPPED} <= shown


@pytest.mark.parametrize(("said", "text"), EXAMPLES)
def test_the_examples_in_the_documentation_are_read_without_questions(said, text):
    """The words after ```csv are the profile that is used and what a person has to say."""
    answers = dict(pair.split("=") for pair in shlex.split(said))
    profile, name = answers.pop("profile"), answers.pop("name", "export.csv")
    given = Given(profile=answers.pop("choose", None))
    for about, value in answers.items():
        given = given.answer(about, value)
    reading = read(file_of(text, name=name), given, profiles=SHIPPED)
    assert reading.questions == ()
    assert reading.profile == ("" if profile == "none" else profile)
    if reading.tables[0].kind.has_amounts:
        assert sums(file_of(text), reading, "kind")


@pytest.mark.parametrize("text", NOT_READ)
def test_what_the_documentation_says_is_not_read_is_asked_about(text):
    assert asked(read(text, profiles=SHIPPED))


def test_every_piece_of_evidence_is_in_the_documentation():
    sie_formats = (ROOT / "docs" / "formats" / "sie.md").read_text("utf-8")
    told = set(re.findall(r"`([a-z_]+)`", FORMATS + sie_formats))
    assert EVIDENCE_NAMES.keys() <= told

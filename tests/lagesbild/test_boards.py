"""Boards are data, and data that is wrong is refused with its place and its cure."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from lagesbild.boards import Board, RoundKind, load_boards
from lagesbild.errors import InvalidSetting
from lagesbild.settings import Settings

SOUND = """
name = "Socialnämnden"
municipality = "Lund"
administration = "Socialförvaltningen"
first_month = 1
unit = "tkr"
forecast_months = [3, 8]

[sign]
amounts = "Kostnader visas med minus."
variance = "Minus är sämre än budget."
worse = "underskott"
better = "överskott"

[thresholds]
watch_share = 0.01
alarm_share = 0.02
small_number = 5

[[reporting_rounds]]
name = "Delårsrapport"
kind = "interim"
months = [3, 8]
"""


def write(folder: Path, text: str, board: str = "lund-socialnamnd") -> Path:
    place = folder / board
    place.mkdir()
    (place / "board.toml").write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(InvalidSetting) as caught:
        load_boards(folder)
    return str(caught.value)


@pytest.fixture(scope="module")
def boards() -> dict[str, Board]:
    return load_boards(Settings().boards)


def test_the_five_boards_are_there(boards: dict[str, Board]) -> None:
    assert {board.id: (board.name, board.municipality) for board in boards.values()} == {
        "goteborg-nordost": ("Socialnämnd Nordost", "Göteborg"),
        "motala": ("Socialnämnden", "Motala"),
        "sodertalje-socialnamnd": ("Socialnämnden", "Södertälje"),
        "uppsala-omsorgsnamnd": ("Omsorgsnämnden", "Uppsala"),
        "uppsala-socialnamnd": ("Socialnämnden", "Uppsala"),
    }


@pytest.mark.parametrize(
    ("board", "months"),
    [
        ("goteborg-nordost", (2, 3, 5, 8, 10)),
        ("motala", (4, 9)),
        ("uppsala-omsorgsnamnd", (3, 8)),
    ],
)
def test_a_forecast_is_adopted_in_the_months_of_the_boards_own_plan(
    boards: dict[str, Board], board: str, months: tuple[int, ...]
) -> None:
    assert boards[board].forecast_months == months


@pytest.mark.parametrize(
    ("board", "without"),
    [("goteborg-nordost", {6, 7, 12}), ("uppsala-omsorgsnamnd", {1, 6, 12})],
)
def test_some_months_have_neither_a_monthly_nor_an_interim_report(
    boards: dict[str, Board], board: str, without: set[int]
) -> None:
    during = {RoundKind.MONTHLY, RoundKind.INTERIM}
    told = {m for one in boards[board].reporting_rounds if one.kind in during for m in one.months}
    assert set(range(1, 13)) - told == without


def test_motala_reports_to_the_council_for_april_september_and_december(
    boards: dict[str, Board],
) -> None:
    assert [(one.name, one.months) for one in boards["motala"].reporting_rounds] == [
        ("Tertialrapport", (4,)),
        ("Delårsrapport", (9,)),
        ("Årsredovisning", (12,)),
    ]


def test_every_board_closes_its_books_after_december(boards: dict[str, Board]) -> None:
    for board in boards.values():
        assert [r.months for r in board.reporting_rounds if r.kind is RoundKind.ANNUAL] == [(12,)]


def test_a_board_is_read_whole(tmp_path: Path) -> None:
    board = load_boards(write(tmp_path, SOUND))["lund-socialnamnd"]
    assert board.unit.symbol == "tkr"
    assert board.thresholds.watch_share == Decimal("0.01")
    assert board.reporting_rounds[0].kind.label == "delårsrapport"
    assert board.subjects == {}


def test_later_subjects_find_their_own_part_untouched(tmp_path: Path) -> None:
    text = SOUND + '\n[subjects.goals]\nshare_for_green = 0.7\nkinds = ["andel"]\n'
    board = load_boards(write(tmp_path, text))["lund-socialnamnd"]
    assert board.subjects["goals"] == {"share_for_green": Decimal("0.7"), "kinds": ["andel"]}


def test_hidden_folders_and_loose_files_are_no_boards(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / "README.md").write_text("Nämnder", encoding="utf-8")
    assert list(load_boards(write(tmp_path, SOUND))) == ["lund-socialnamnd"]


@pytest.mark.parametrize(
    ("sound", "spoiled", "message"),
    [
        ('unit = "tkr"', "", 'nyckeln unit saknas. Den ska vara "kr", "tkr" eller "mnkr".'),
        ('unit = "tkr"', 'unit = "Mkr"', 'nyckeln unit är ”Mkr” men ska vara "kr", "tkr"'),
        ('unit = "tkr"', "unit = 1000", "nyckeln unit är ”1000” men ska vara"),
        ("first_month = 1", "first_month = 13", "nyckeln first_month är ”13” men ska vara ett"),
        ("first_month = 1", "first_month = true", "first_month är ”True” men ska vara ett heltal"),
        ('"Lund"', '" "', "nyckeln municipality är ” ” men ska vara en text"),
        ('"Lund"', "12", "nyckeln municipality är ”12” men ska vara en text"),
        ("[3, 8]", "[8, 3]", "nyckeln forecast_months är ”[8, 3]” men ska vara en lista"),
        ("[3, 8]", "[3, 3]", "nyckeln forecast_months är ”[3, 3]” men ska vara en lista"),
        ("[3, 8]", "[0, 8]", "nyckeln forecast_months är ”[0, 8]” men ska vara en lista"),
        ("[3, 8]", "3", "nyckeln forecast_months är ”3” men ska vara en lista"),
        ("0.01", "0.0", "nyckeln thresholds.watch_share är ”0.0” men ska vara en andel"),
        ("0.01", "1.5", "nyckeln thresholds.watch_share är ”1.5” men ska vara en andel"),
        ("0.01", "nan", "nyckeln thresholds.watch_share är ”NaN” men ska vara en andel"),
        ("0.01", "0.00001", "thresholds.watch_share är ”0.00001” men ska vara en andel"),
        ("0.01", '"1 %"', "nyckeln thresholds.watch_share är ”1 %” men ska vara en andel"),
        ("alarm_share = 0.02", "alarm_share = 0.005", "ska vara minst lika stor som watch_share"),
        ('"interim"', '"yearly"', 'nyckeln reporting_rounds[1].kind är ”yearly” men ska vara "mo'),
        ('"interim"\nmonths = [3, 8]', '"interim"\nmonths = []', "rounds[1].months är ”[]” men"),
        ("[[reporting_rounds]]", "[reporting_rounds]", "ska vara minst en tabell [[reporting_r"),
        ("[sign]", "[signs]", "nyckeln signs är okänd. Kända nycklar här är name, municipality"),
        ('worse = "underskott"\n', "", "nyckeln sign.worse saknas. Den ska vara en text"),
        ('worse = "', 'wurse = "', "nyckeln sign.wurse är okänd. Kända nycklar här är amounts"),
        ("[sign]", "subjects = 3\n[sign]", "nyckeln subjects är ”3” men ska vara en tabell"),
        ("[sign]", "[subjects]\ngoals = 3\n[sign]", "subjects.goals är ”3” men ska vara en tabell"),
        ("[sign]", "[subjects.Mål]\n[sign]", "Rätta raden som felet pekar på."),
        ("[sign]", "[subjects.A1]\n[sign]", "subjects.A1 ska heta med små bokstäver"),
        ('unit = "tkr"', 'unit = "tkr"\nunit = "kr"', "är inte giltig TOML (Cannot overwrite"),
    ],
)
def test_what_is_wrong_in_a_board_is_said_with_file_key_and_cure(
    tmp_path: Path, sound: str, spoiled: str, message: str
) -> None:
    assert sound in SOUND
    told = refusal(write(tmp_path, SOUND.replace(sound, spoiled, 1)))
    assert told.startswith("lund-socialnamnd/board.toml")
    assert message in told


def test_two_reports_of_a_kind_cannot_be_about_the_same_month(tmp_path: Path) -> None:
    again = '\n[[reporting_rounds]]\nname = "Igen"\nkind = "interim"\nmonths = [8]\n'
    assert refusal(write(tmp_path, SOUND + again)) == (
        "lund-socialnamnd/board.toml: nyckeln reporting_rounds[2].months har månad 8, "
        "som redan har en sådan rapport."
    )


@pytest.mark.parametrize("name", ["Lund", "lund_socialnamnd", "-lund", "lund-", "å", "a" * 61])
def test_a_folder_that_cannot_be_an_id_is_refused(tmp_path: Path, name: str) -> None:
    assert f"Mappen ”{name}” kan inte vara en nämnds id" in refusal(write(tmp_path, SOUND, name))


def test_a_folder_without_a_board_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert refusal(tmp_path).startswith("tom/board.toml saknas.")


def test_a_board_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lund").mkdir()
    (tmp_path / "lund" / "board.toml").write_bytes(SOUND.encode("cp1252"))
    assert refusal(tmp_path) == "lund/board.toml är inte sparad som UTF-8. Spara om den så."


def test_a_missing_folder_of_boards_says_which_setting_to_mend(tmp_path: Path) -> None:
    assert "LAGESBILD_BOARDS" in refusal(tmp_path / "borta")


def test_the_same_board_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    write(tmp_path, SOUND.replace('"Lund"', '"LUND"'), "lund-2")
    assert "lund-socialnamnd/board.toml och lund-2/board.toml har samma name" in refusal(tmp_path)


def account_groups() -> list[dict[str, str]]:
    path = Settings().reference / "account_groups.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if line[0] != "#"), delimiter=";"))


def group_of(account: str) -> str | None:
    fitting = [row for row in account_groups() if account.startswith(row["prefix"])]
    return max(fitting, key=lambda row: len(row["prefix"]))["account_group"] if fitting else None


@pytest.mark.parametrize(
    ("account", "group"),
    [
        ("3511", "Bidrag"),
        ("3700", "Övriga intäkter"),
        ("4511", "Bistånd och lämnade bidrag"),
        ("4632", "Köp av verksamhet"),
        ("4100", "Övriga kostnader"),
        ("5021", "Personal"),
        ("6011", "Lokaler"),
        ("7911", "Kapitalkostnader"),
        ("7411", "Övriga kostnader"),
        ("2511", "Eget kapital och skulder"),
        ("9911", None),
    ],
)
def test_an_account_belongs_to_the_group_of_its_longest_prefix(
    account: str, group: str | None
) -> None:
    assert group_of(account) == group


def test_a_prefix_is_listed_once_and_a_group_has_one_place() -> None:
    rows = account_groups()
    assert len({row["prefix"] for row in rows}) == len(rows)
    places = {(row["account_group"], row["section"], row["position"]) for row in rows}
    assert len({row["account_group"] for row in rows}) == len(places)
    assert {row["section"] for row in rows} == {"Intäkter", "Kostnader", "Balansräkning"}

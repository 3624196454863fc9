"""One person has one pseudonym, in one board and under one key that nobody else reads."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.errors import InvalidSetting
from lagesbild.identity_numbers import persons_in
from lagesbild.pseudonyms import Pseudonyms
from lagesbild.settings import Settings
from tests.identities import CHILD, COORDINATED, PERSON, made, numbers, spellings

TODAY = date(2026, 2, 1)
OURS = Pseudonyms(b"k" * 32, TODAY)
THEIRS = Pseudonyms(b"another key, of the same length.", TODAY)
YOUNG = {how for how in spellings(CHILD) if how != "with a plus"}


def settings_in(folder: Path) -> Settings:
    return replace(Settings(), local=folder / "local")


@settings(deadline=None)
@given(numbers, st.data())
def test_a_person_has_one_pseudonym_however_the_number_is_written(
    number: str, data: st.DataObject
) -> None:
    year = int(number[:4])
    hows = set(spellings(number)) if year > 1926 else {"twelve digits", "twelve with a hyphen"}
    if year > 1926:
        hows -= {"with a plus"}
    texts = [spellings(number)[how] for how in hows]
    assert len({OURS.of("motala", text) for text in texts}) == 1
    other = data.draw(numbers)
    assert (OURS.of("motala", other) == OURS.of("motala", number)) is (other == number)


def test_a_plus_is_someone_over_a_hundred() -> None:
    old, young = made("19150312"), made("20150312")
    assert old[2:] == young[2:]
    assert OURS.of("motala", f"{old[2:8]}+{old[8:]}") == OURS.of("motala", old)
    assert OURS.of("motala", f"{old[2:8]}-{old[8:]}") == OURS.of("motala", young)
    assert OURS.of("motala", old) != OURS.of("motala", young)


def test_a_coordination_number_is_a_person_of_its_own() -> None:
    ordinary = made("19900101", "239")
    assert OURS.of("motala", COORDINATED) != OURS.of("motala", ordinary)


def test_boards_and_keys_cannot_be_joined() -> None:
    called = {
        OURS.of("motala", PERSON), OURS.of("lund", PERSON),
        THEIRS.of("motala", PERSON), THEIRS.of("lund", PERSON),
    }  # fmt: skip
    assert len(called) == 4
    assert OURS.key_name != THEIRS.key_name


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_ids_of_a_case_system_are_told_apart(one: str, other: str) -> None:
    def alike(text: str) -> str:
        return "".join(text.split()).casefold()

    assert OURS.of("motala", f" {one} ") == OURS.of("motala", one)
    if alike(one) != alike(other) and one.isascii() and other.isascii():
        assert OURS.of("motala", one) != OURS.of("motala", other)


@settings(deadline=None)
@given(st.one_of(numbers, st.text(max_size=20)))
def test_a_pseudonym_tells_nothing_and_passes_twice(text: str) -> None:
    pseudonym = OURS.of("motala", text)
    assert len(pseudonym) == 22
    assert not persons_in(pseudonym)
    assert OURS.of("motala", pseudonym) == pseudonym


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), numbers, st.text(max_size=5)), max_size=30))
def test_a_column_is_its_cells(texts: list[str | None]) -> None:
    expected = [None if text is None else OURS.of("motala", text) for text in texts]
    whole = pa.array(texts, pa.string())
    assert OURS.column("motala", whole).to_pylist() == expected
    pieces = pa.chunked_array([whole[:3], whole[3:]])
    assert OURS.column("motala", pieces).to_pylist() == expected


def test_the_key_is_made_once_beside_the_store_for_its_owner_alone(tmp_path: Path) -> None:
    where = settings_in(tmp_path)
    made_now = Pseudonyms.open(where)
    path = tmp_path / "keys" / "pseudonyms.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert Pseudonyms.open(where).key == made_now.key
    assert len(made_now.key) == 32


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_may_read_is_refused(mode: int, tmp_path: Path) -> None:
    where = settings_in(tmp_path)
    Pseudonyms.open(where)
    where.key_of_pseudonyms.chmod(mode)
    with pytest.raises(InvalidSetting, match=r"LAGESBILD_PSEUDONYM_KEY.*kan läsas .* chmod 600"):
        Pseudonyms.open(where)


@pytest.mark.parametrize("place", ["local/pseudonyms.key", "local/backups/nyckel", "local"])
def test_a_key_among_what_is_copied_is_refused(place: str, tmp_path: Path) -> None:
    where = replace(settings_in(tmp_path), pseudonym_key=tmp_path / place)
    with pytest.raises(InvalidSetting, match="får inte ligga i databasens mapp"):
        Pseudonyms.open(where)
    assert not (tmp_path / place).exists()


@pytest.mark.parametrize("content", ["", "abc", "z" * 64, "a" * 63])
def test_a_file_that_is_no_key_is_refused(content: str, tmp_path: Path) -> None:
    where = settings_in(tmp_path)
    path = where.key_of_pseudonyms
    path.parent.mkdir()
    path.touch(0o600)
    path.write_text(content)
    with pytest.raises(InvalidSetting, match="är ingen nyckel"):
        Pseudonyms.open(where)


def test_a_place_where_no_key_can_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("en fil")
    with pytest.raises(InvalidSetting, match="går inte att läsa eller skapa"):
        Pseudonyms.open(settings_in(tmp_path))


def test_the_key_s_place_can_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LAGESBILD_PSEUDONYM_KEY", str(tmp_path / "nyckel"))
    assert Settings.from_environment().key_of_pseudonyms == tmp_path / "nyckel"

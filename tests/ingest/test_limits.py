"""What a file may cost follows from the role of whoever loads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild.access import Role, Viewer, open_store
from lagesbild.boards import load_boards
from lagesbild.errors import InvalidSetting
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.settings import Limits, Settings
from tests.loading import BOARD, settings_in, store_in_memory

LEDGER = "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n" + "".join(
    f"202601;3101;5021;L{number};2026-01-15;Lön;100,00\n" for number in range(50)
)


def given(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Settings:
    file = folder / "limits.toml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("LAGESBILD_LIMITS", str(file))
    return settings_in(folder / "local")


@pytest.mark.parametrize(
    ("role", "status"), [(Role.UPLOADER, "refused"), (Role.CONTROLLER, "loaded")]
)
def test_a_file_is_read_within_the_limits_of_who_loads_it(
    role: Role, status: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = given(tmp_path, monkeypatch, '["inläsare"]\nrows = 20\n')
    settings.work.mkdir(parents=True)
    store = store_in_memory(settings)
    file = tmp_path / "huvudbok.csv"
    file.write_text(LEDGER, encoding="utf-8")
    boards = load_boards(settings.boards)
    outcome = intake.load_file(
        store, Viewer("någon", role, frozenset({BOARD})), boards[BOARD], file, settings, Given()
    )
    assert outcome.status == status
    assert (role is Role.UPLOADER) == any("20 rader" in one.message for one in outcome.problems)
    store.close()


def test_what_a_file_of_limits_does_not_say_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = given(tmp_path, monkeypatch, '["inläsare"]\nfile_bytes = 1000\n')
    assert settings.of_role("inläsare").limits == replace(Limits(), file_bytes=1000)
    assert settings.of_role("controller").limits == Limits()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[controller]\nrader = 5\n", "controller.rader ska vara"),
        ("[controller]\nrows = 0\n", "controller.rows ska vara ett heltal från 1"),
        ('[controller]\nrows = "5"\n', "controller.rows ska vara"),
        ("controller = 5\n", "controller.controller ska vara"),
        ("[controller\n", "går inte att läsa som TOML"),
    ],
)
def test_a_file_of_limits_that_cannot_be_used_is_told(
    text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InvalidSetting, match=words):
        given(tmp_path, monkeypatch, text)


def test_limits_for_a_role_that_there_is_not_stop_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = given(tmp_path, monkeypatch, "[uploader]\nrows = 5\n")
    with pytest.raises(InvalidSetting, match=r"gränser för ”uploader”\. Rollerna är ledamot"):
        open_store(settings)

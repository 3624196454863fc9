"""The examples of docs/sign_in.md are what the program reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lagesbild.access import load_roles
from lagesbild.boards import load_boards
from lagesbild.errors import InvalidSetting
from lagesbild.settings import ROOT
from lagesbild.sign_in_file import NEEDED, SETTING, load_sign_in
from tests.architecture.tree import text_of

PAGE = text_of(Path("docs/sign_in.md"))
SIGN_IN, ROLES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
PLACEHOLDER = "PUT 64 RANDOM CHARACTERS HERE"


def kept(folder: Path, text: str) -> Path:
    path = folder / "example.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def test_the_sign_in_file_is_read(tmp_path: Path) -> None:
    path = kept(tmp_path, SIGN_IN.replace(PLACEHOLDER, "0123456789abcdef" * 4))
    found = load_sign_in(path, {})
    assert found is not None
    assert found.host == "lagesbild.kommun.example"


def test_the_sign_in_file_cannot_be_used_as_it_stands(tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="cookie_secret"):
        load_sign_in(kept(tmp_path, SIGN_IN), {})


def test_every_variable_of_the_environment_is_named() -> None:
    keys = (*NEEDED, "session_minutes", "contact")
    assert set(re.findall(rf"{SETTING}_\w+", PAGE)) == {f"{SETTING}_{key.upper()}" for key in keys}


def test_the_role_file_is_read(tmp_path: Path) -> None:
    boards = load_boards(ROOT / "data" / "boards")
    roles = load_roles(kept(tmp_path, ROLES), boards)
    assert roles.viewer_of({"sub": "x", "email": "nobody@kommun.example"}) is None

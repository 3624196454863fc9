"""Who else may touch a file decides whether it is read at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lagesbild.access import load_roles
from lagesbild.errors import InvalidSetting
from lagesbild.guarded_files import read_guarded, read_secret

Read = Callable[[Path, str], str]


def kept(folder: Path, mode: int, content: bytes = b"hemligt ord") -> Path:
    path = folder / "filen"
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o666])
def test_a_secret_that_others_may_touch_is_refused_with_what_to_do(
    mode: int, tmp_path: Path
) -> None:
    path = kept(tmp_path, mode)
    with pytest.raises(InvalidSetting, match=f"{mode:o}.*chmod 600 {path}") as said:
        read_secret(path, "LAGESBILD_X")
    assert "LAGESBILD_X" in str(said.value)
    assert "hemligt ord" not in str(said.value)


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_secret_of_its_owner_alone_is_read(mode: int, tmp_path: Path) -> None:
    assert read_secret(kept(tmp_path, mode), "LAGESBILD_X") == "hemligt ord"


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o664, 0o646, 0o666])
def test_a_guarded_file_that_others_may_change_is_refused_with_what_to_do(
    mode: int, tmp_path: Path
) -> None:
    path = kept(tmp_path, mode)
    with pytest.raises(InvalidSetting, match=f"kan ändras av andra.*chmod go-w {path}"):
        read_guarded(path, "LAGESBILD_X")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o444])
def test_a_guarded_file_may_be_read_by_others(mode: int, tmp_path: Path) -> None:
    assert read_guarded(kept(tmp_path, mode), "LAGESBILD_X") == "hemligt ord"


@pytest.mark.parametrize("read", [read_secret, read_guarded])
def test_a_file_that_cannot_be_read_is_said_without_what_stands_in_it(
    read: Read, tmp_path: Path
) -> None:
    with pytest.raises(InvalidSetting, match=r"går inte att läsa.*LAGESBILD_X"):
        read(tmp_path / "saknas", "LAGESBILD_X")
    with pytest.raises(InvalidSetting, match="inte sparad som UTF-8") as said:
        read(kept(tmp_path, 0o600, "hemligt å".encode("latin-1")), "LAGESBILD_X")
    assert "hemligt" not in str(said.value)


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o664])
def test_a_role_file_that_others_may_change_gives_nobody_a_role(mode: int, tmp_path: Path) -> None:
    path = kept(tmp_path, mode, b'[people."os:x"]\nrole = "controller"\nboards = "all"\n')
    with pytest.raises(InvalidSetting, match=f"LAGESBILD_ROLES.*{mode:o}.*chmod go-w"):
        load_roles(path, {})

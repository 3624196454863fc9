"""Every command as every role: what is not the role's is refused, and nothing of it comes out."""

from __future__ import annotations

import getpass
import json
from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild import loads
from lagesbild.access import Right, Role
from lagesbild.boards import load_boards
from lagesbild.cli.commands import WITH_STORE
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, DEPARTMENT, OTHER, SECRETS, of_role
from tests.loading import Answer, Desk

NEW = "Period;Ansvar;Konto;Belopp\n202603;1101;5011;5,00\n"
COMMANDS: dict[str, tuple[Right | None, list[tuple[str, ...]]]] = {
    "load": (Right.LOAD, [("load", "ny.csv", "--board", BOARD, "--dry-run")]),
    "boards": (None, [("boards",)]),
    "loads": (None, [("loads",), ("loads", "--board", BOARD)]),
    "undo": (Right.LOAD, [("undo", "999")]),
    "redo": (Right.LOAD, [("redo", "999")]),
    "query": (
        Right.FIGURES,
        [("query", "economy/board_table", "--param", f"board={BOARD}", "--param", "period=202602")],
    ),
    "receipt": (
        Right.FIGURES,
        [("receipt", "economy/months", "--param", f"board={BOARD}", "--param", "period=202602")],
    ),
    "report": (
        Right.FIGURES,
        [("report", "monthly", "--board", BOARD, "--period", "202602", "-o", "rapport.docx")],
    ),
    "freeze": (
        Right.SIGN,
        [("freeze", "--board", BOARD, "--period", "202602", "--reason", " ")],
    ),
    "rounds": (Right.FIGURES, [("rounds", "--board", BOARD)]),
    "changes": (Right.FIGURES, [("changes", "--board", BOARD, "--period", "202601")]),
    "demo": (Right.LOAD, [("demo",)]),
    "check": (Right.OPERATE, [("check",)]),
    "backup": (Right.OPERATE, [("backup", "kopia.duckdb")]),
    "dispose": (Right.OPERATE, [("dispose", "--board", BOARD, "--dry-run")]),
}
"""What each command takes, and ways to give it within one's own board."""
IN_OTHER = [
    ("load", "ny.csv", "--board", OTHER),
    ("loads", "--board", OTHER),
    ("query", "economy/board_table", "--param", f"board={OTHER}", "--param", "period=202602"),
    ("receipt", "economy/months", "--param", f"board={OTHER}", "--param", "period=202602"),
    ("report", "monthly", "--board", OTHER, "--period", "202602", "-o", "rapport.docx"),
    ("freeze", "--board", OTHER, "--period", "202602", "--reason", "Möte"),
    ("rounds", "--board", OTHER),
    ("changes", "--board", OTHER, "--period", "202602"),
    ("dispose", "--board", OTHER, "--dry-run"),
]


def given(
    desk: Desk, role: Role, folder: Path, words: tuple[str, ...], boards: tuple[str, ...] = (BOARD,)
) -> Answer:
    """A command by someone who has the role in the role file."""
    roles = folder / "roles.toml"
    departments = f'departments = ["{DEPARTMENT}"]\n' if role is Role.MANAGER else ""
    roles.write_text(
        f'[people."os:{getpass.getuser()}"]\nrole = "{role.value}"\nboards = {json.dumps(boards)}\n'
        f"{departments}",
        encoding="utf-8",
    )
    roles.chmod(0o600)
    (folder / "ny.csv").write_text(NEW, encoding="utf-8")
    return replace(desk, settings=replace(desk.settings, roles=roles), folder=folder).command(
        *words
    )


def test_every_command_is_tried() -> None:
    assert set(COMMANDS) == set(WITH_STORE)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("role", Role)
def test_a_command_that_is_not_the_roles_is_refused(
    role: Role, command: str, lived_in: LivedIn, tmp_path: Path
) -> None:
    right, ways = COMMANDS[command]
    for words in ways:
        answer = given(lived_in(role is Role.MANAGER), role, tmp_path, words)
        if right is not None and not of_role(role).may(right):
            assert answer.exit_code == 1
            assert f"Din roll ({role.value}) får inte" in answer.err + answer.out
        assert not any(secret in answer.out + answer.err for secret in SECRETS)
    assert not (tmp_path / "kopia.duckdb").exists() or of_role(role).may(Right.OPERATE)


@pytest.mark.parametrize("words", IN_OTHER, ids=lambda words: words[0])
@pytest.mark.parametrize("role", Role)
def test_a_command_about_another_board_is_refused(
    role: Role, words: tuple[str, ...], lived_in: LivedIn, tmp_path: Path
) -> None:
    answer = given(lived_in(False), role, tmp_path, words)
    assert answer.exit_code in (1, 2)
    assert not any(secret in answer.out + answer.err for secret in SECRETS)


@pytest.mark.parametrize(
    ("role", "boards"),
    [
        *((role, (BOARD,)) for role in Role),
        (Role.CONTROLLER, (BOARD, OTHER)),
        (Role.UPLOADER, (OTHER,)),
    ],
)
def test_the_loads_of_all_boards_that_one_sees_are_listed_and_no_others(
    role: Role, boards: tuple[str, ...], lived_in: LivedIn, tmp_path: Path
) -> None:
    desk = lived_in(role is Role.MANAGER)
    answer = given(desk, role, tmp_path, ("loads", "--json"), boards)
    if not {Right.FIGURES, Right.LOAD} & of_role(role).rights:
        assert answer.exit_code == 1
        return
    assert (answer.exit_code, answer.err) == (0, "")
    found = [(load["board"], load["load_id"]) for load in json.loads(answer.out)["loads"]]
    own = [
        (board, load.load_id)
        for board in load_boards(desk.settings.boards)
        if board in boards
        for load in loads.history(desk.store.reader(desk.person), board)
    ]
    assert len(own) >= 6 * len(boards)
    assert found == own

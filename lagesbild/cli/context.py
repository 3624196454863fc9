"""What a command works with, and who gives it."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lagesbild import boards
from lagesbild.access import Store, Viewer, load_roles, local_viewer
from lagesbild.boards import Board
from lagesbild.cli.arguments import WrongUsage
from lagesbild.errors import NotAllowed
from lagesbild.settings import Settings
from lagesbild.text import listed


@dataclass(frozen=True)
class Context:
    """What a command works with: the open store, and where it writes."""

    store: Store
    settings: Settings
    folder: Path
    out: TextIO

    @property
    def boards(self) -> Mapping[str, Board]:
        return boards.load_boards(self.settings.boards)

    @property
    def person(self) -> Viewer:
        return person_here(self.settings)

    def board(self, board_id: str) -> Board:
        """The board with that id; WrongUsage that lists those there are when there is none."""
        if board_id not in self.boards:
            known = listed(sorted(self.boards))
            raise WrongUsage(f"Nämnden ”{board_id}” finns inte. Nämnderna är {known}.")
        return self.boards[board_id]

    def say(self, text: str) -> None:
        self.out.write(f"{text}\n")
        self.out.flush()


def person_here(settings: Settings) -> Viewer:
    """Whoever gives the command: by the role file, or, where there is none, a local viewer.

    When the server does the work this is the server's own user: nobody else may read its note.
    """
    known = boards.load_boards(settings.boards)
    if settings.roles is None:
        return local_viewer(frozenset(known))
    user = getpass.getuser()
    person = load_roles(settings.roles, known).viewer_of_command_line(user)
    if person is None:
        raise NotAllowed(
            f"Användaren {user} får inte köra kommandon här: rollfilen {settings.roles} har ingen "
            f"rad för os:{user}. Lägg till den, eller kör kommandot som någon som har en roll."
        )
    return person


Command = Callable[[argparse.Namespace, Context], int]
LonelyCommand = Callable[[argparse.Namespace, Settings, TextIO], int]

"""What is wrong with an export, said so that its sender can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lagesbild.errors import UserError


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `row` 0 means the whole sheet, `column` "" the whole row."""

    sheet: str
    row: int
    column: str
    message: str

    @property
    def address(self) -> str:
        """ "Utfall!C7", "C7" in a file without sheets, "rad 7" for a row, "" for the file."""
        cell = f"{self.column}{self.row}" if self.column and self.row else ""
        where = cell or (f"rad {self.row}" if self.row else self.column and f"kolumn {self.column}")
        if self.sheet and where:
            return f"{self.sheet}!{where}" if cell else f"{self.sheet}, {where}"
        return where or self.sheet

    def __str__(self) -> str:
        return f"{self.address}: {self.message}" if self.address else self.message


class FileRefused(UserError):
    """The file cannot be loaded. Nothing of it has been stored.

    `problems` says where; the message is one plain sentence about the file as a whole.
    """

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems or (Problem("", 0, "", message),)


def untold(problems: Iterable[Problem], told: Iterable[Problem]) -> list[Problem]:
    """Those of cells of which nothing has been told: what cannot be read is not missing too."""
    cells = {(one.sheet, one.row, one.column) for one in told if one.column}
    return [one for one in problems if (one.sheet, one.row, one.column) not in cells]

"""Frozen rounds: reports as they were decided (N2, R2).

What a round was is asked of what was kept when it was frozen, never of what counts now.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext

from lagesbild.access import Reader, Right, Role, Viewer
from lagesbild.errors import NotAllowed, UserError
from lagesbild.periods import Period

PLACES = Decimal("1e-10")
"""How exactly figures are kept, one by one; what a report says is kept as it stands besides."""
MEASURES = {"sek": "kr", "share": "andel", "count": "antal", "level": "värde"}
"""What a figure is: an amount in SEK, a share with 1 as the whole, a number of things, a level."""


@dataclass(frozen=True)
class FrozenRound:
    """A version of a round. `reports`, `figures`, `sources` and `files` are how many it has."""

    round_id: int
    period: int
    version: int
    is_latest: bool
    content_format: int
    reports: int
    figures: int
    sources: int
    files: int
    reason: str
    author: str
    frozen_at: datetime


@dataclass(frozen=True)
class FrozenReport:
    """A report of a round; `content` is all that it says, as JSON."""

    position: int
    report: str
    title: str
    as_of: datetime
    content: str


@dataclass(frozen=True)
class Figure:
    """A figure of a report. Amounts are SEK as the board reads them, shares have 1 as the whole."""

    report: str
    part: str
    part_title: str
    row_key: str
    repeat: int
    row_name: str
    column_key: str
    column_name: str
    measure: str
    value: Decimal | None
    source: int | None

    @property
    def place(self) -> tuple[str, str, str, int, str]:
        """What tells it from every other figure of a round."""
        return self.report, self.part, self.row_key, self.repeat, self.column_key


@dataclass(frozen=True)
class FrozenSource:
    """What figures of a report rested on: a query, and one of its loads; None of one without."""

    report: str
    number: int
    query: str
    parameters: str
    load_id: int | None
    kind: str | None
    source: str | None
    file_name: str | None
    file_sha256: str | None
    author: str | None
    committed_at: datetime | None
    first_period: int | None
    last_period: int | None
    row_count: int | None


@dataclass(frozen=True)
class FrozenFile:
    """A file of a round; `size` is bytes."""

    report: str
    file_name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class _Rules:
    rules: str


@dataclass(frozen=True)
class _Content:
    content: bytes
    media_type: str


def may_freeze(viewer: Viewer) -> bool:
    """Whether a viewer may freeze rounds: those who may close a period of the whole board."""
    return viewer.may(Right.SIGN) and viewer.departments is None


def may_open(viewer: Viewer) -> bool:
    """Whether a viewer may open frozen rounds: those who see the figures of the whole board."""
    return viewer.may(Right.FIGURES) and viewer.departments is None


def as_the_board(viewer: Viewer, board: str) -> Viewer:
    """The viewer with the rights of the board's own members: what is frozen is what they may see.

    So whoever may open a round may see all of it, whoever froze it. NotAllowed for who may not.
    """
    viewer.require(board)
    viewer.require_right(Right.FIGURES)
    if not may_open(viewer):
        raise NotAllowed(
            "Frysta rapporter gäller hela nämnden och visas för den som ser alla avdelningar."
        )
    return Viewer(viewer.name, Role.BOARD_MEMBER, frozenset({board}))


def rounds(reader: Reader, board: str) -> list[FrozenRound]:
    """Every version of every frozen round of a board, latest period and version first."""
    return reader.rows("rounds/frozen_rounds", FrozenRound, board=board)


def of_period(found: Iterable[FrozenRound], period: Period) -> list[FrozenRound]:
    """The versions of a period, latest first."""
    return [one for one in found if one.period == period.code]


def chosen(reader: Reader, board: str, period: Period, version: int | None = None) -> FrozenRound:
    """A period's frozen round: the latest unless a version is named. UserError without one."""
    versions = of_period(rounds(reader, board), period)
    for one in versions:
        if version is None or one.version == version:
            return one
    if versions:
        raise UserError(
            f"{period.in_words.capitalize()} har ingen version {version}. "
            f"Den senaste är {versions[0].version}."
        )
    raise UserError(
        f"{period.in_words.capitalize()} är inte fryst. Frys rapporten först, eller välj en "
        "annan period."
    )


def reports(reader: Reader, board: str, round_id: int) -> list[FrozenReport]:
    """The reports of a round, in order."""
    return reader.rows("rounds/frozen_reports", FrozenReport, board=board, round_id=round_id)


def figures(reader: Reader, board: str, round_id: int) -> list[Figure]:
    """Every figure of a round, in the order of its reports."""
    return reader.rows("rounds/frozen_figures", Figure, board=board, round_id=round_id)


def sources(reader: Reader, board: str, round_id: int) -> list[FrozenSource]:
    """What a round's figures rested on, a row for each load of each source."""
    return reader.rows("rounds/frozen_sources", FrozenSource, board=board, round_id=round_id)


def rules(reader: Reader, board: str, round_id: int) -> dict[str, str]:
    """Every rule that held when a round was frozen, by key."""
    found = reader.one("rounds/frozen_rules", _Rules, board=board, round_id=round_id)
    return {} if found is None else json.loads(found.rules)


def files(reader: Reader, board: str, round_id: int) -> list[FrozenFile]:
    """The files of a round."""
    return reader.rows("rounds/frozen_files", FrozenFile, board=board, round_id=round_id)


def file(reader: Reader, board: str, round_id: int, name: str) -> bytes:
    """A file of a round, byte by byte as it was; UserError when there is none of that name."""
    found = reader.one(
        "rounds/frozen_file", _Content, board=board, round_id=round_id, file_name=name
    )
    if found is None:
        raise UserError(f"Filen ”{name}” finns inte i den frysta rapporten.")
    return bytes(found.content)


def kept_exactly(value: Decimal | None) -> Decimal | None:
    """A figure as it is kept among the others: to ten decimals."""
    if value is None:
        return None
    with localcontext(prec=38):
        return value.quantize(PLACES)

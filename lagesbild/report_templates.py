"""What a board's reports hold: the reference in data/reference, and what the board says (R1)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from lagesbild.boards import Board, RoundKind
from lagesbild.errors import InvalidSetting
from lagesbild.periods import Period
from lagesbild.settings import ROOT
from lagesbild.text import listed

SUBJECT = "reports"
REFERENCE = ROOT / "data" / "reference" / "reports.toml"

LETTER: Mapping[str, str] = {
    "proposal": "Förslag till beslut",
    "matter": "Ärendet",
    "preparation": "Beredning",
    "consequences": "Konsekvenser",
    "basis": "Beslutsunderlag",
    "appendices": "Bilagor",
}
"""The chapters that somebody writes (N15), and their headings."""
PARTICULARS: Mapping[str, str] = {
    "date": "Datum",
    "registration": "Diarienummer",
    "officer": "Handläggare",
}
"""What stands first in a covering letter, written as its chapters are; the officer's function."""
CHAPTERS: Mapping[str, str] = {
    "summary": "Sammanfattning",
    "economy": "Ekonomi",
    "account_groups": "Intäkter och kostnader",
    "variances": "Avvikelser och förklaringar",
    "periodisation": "Periodisering och engångsposter",
    "forecast": "Prognos",
    "actions": "Åtgärder",
    "volumes": "Volymer och priser",
    "placements": "Placeringar",
    "income_support": "Ekonomiskt bistånd",
    "investments": "Investeringar",
    "grants": "Statsbidrag och återsökningar",
    "goals": "Mål och indikatorer",
    "assignments": "Uppdrag och fokusområden",
    "risks": "Risker",
    "control": "Internkontroll",
    "providers": "Uppföljning av utförare",
    "clocks": "Lagstadgade tider",
    "due": "Det som står på tur",
    **LETTER,
}
"""Every chapter that a report may have, and its heading."""


class Span(Enum):
    """What a report is called after."""

    MONTH = "month"
    YEAR = "year"


class Kind(Enum):
    """A kind of report. The value is the word in data, in commands and in the store."""

    MONTHLY = "monthly"
    FOUR_MONTH = "four_month"
    INTERIM = "interim"
    ANNUAL = "annual"
    PLAN_FOLLOWUP = "plan_followup"
    ECONOMIC_STATUS = "economic_status"
    COVERING_LETTER = "covering_letter"


@dataclass(frozen=True)
class Template:
    """What a kind of report is called and holds; `asked_for` are chapters that must not lack."""

    kind: Kind
    title: str
    span: Span
    chapters: tuple[str, ...]
    asked_for: frozenset[str]

    @property
    def particulars(self) -> Mapping[str, str]:
        """What stands first in it: only a covering letter has any."""
        return PARTICULARS if self.kind is Kind.COVERING_LETTER else {}

    @property
    def written_in(self) -> Mapping[str, str]:
        """Where something can be written, in words: its particulars and every chapter."""
        return {**self.particulars, **{key: CHAPTERS[key] for key in self.chapters}}


def template_of(board: Board, kind: Kind) -> Template:
    """A board's template. InvalidSetting names what is unknown or cannot be read."""
    own = board.subjects.get(SUBJECT, {})
    known = [each.value for each in Kind]
    source = f"{board.id}/board.toml: nyckeln subjects.{SUBJECT}"
    if unknown := sorted(set(own) - set(known)):
        raise InvalidSetting(f"{source}.{unknown[0]} är okänd. Rapporterna är {listed(known)}.")
    given = own.get(kind.value, {})
    if not isinstance(given, Mapping):
        raise InvalidSetting(f"{source}.{kind.value} ska vara en tabell.")
    return _read(kind, given, f"{source}.{kind.value}")


def due_in(board: Board, period: Period) -> list[Kind]:
    """The kinds that a month's round has: those of the board's reporting rounds, or the monthly.

    With them goes what is followed up in a round of goals, and the letter that carries it all.
    """
    rounds = {one.kind for one in board.reporting_rounds if period.month in one.months}
    found = [Kind(kind.value) for kind in RoundKind if kind in rounds] or [Kind.MONTHLY]
    if rounds - {RoundKind.MONTHLY}:
        found.append(Kind.PLAN_FOLLOWUP)
    return [*found, Kind.COVERING_LETTER]


def _read(kind: Kind, own: Mapping[str, Any], source: str) -> Template:
    reference = _reference(REFERENCE)[kind.value]
    if unknown := sorted(set(own) - set(reference)):
        raise InvalidSetting(
            f"{source}.{unknown[0]} är okänd. Kända nycklar här är {listed(reference)}."
        )
    said = {**reference, **own}
    title = said["title"]
    if not isinstance(title, str) or not title.strip():
        raise InvalidSetting(f"{source}.title ska vara en text.")
    if said["span"] not in [one.value for one in Span]:
        raise InvalidSetting(f'{source}.span ska vara "month" eller "year".')
    chapters = _chapters(said["chapters"], f"{source}.chapters")
    if not chapters:
        raise InvalidSetting(f"{source}.chapters ska ha minst ett kapitel.")
    asked_for = _chapters(said["asked_for"], f"{source}.asked_for")
    outside = [key for key in asked_for if key not in chapters]
    if outside and "asked_for" in own:
        raise InvalidSetting(f"{source}.asked_for: kapitlet ”{outside[0]}” står inte i chapters.")
    return Template(
        kind, title.strip(), Span(said["span"]), chapters, frozenset(asked_for) & set(chapters)
    )


def _chapters(found: object, source: str) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise InvalidSetting(f"{source} ska vara en lista med kapitel.")
    keys: Sequence[str] = found
    for key in keys:
        if key not in CHAPTERS:
            raise InvalidSetting(
                f"{source}: kapitlet ”{key}” finns inte. Kapitlen är {listed(CHAPTERS)}."
            )
    if len(set(keys)) < len(keys):
        raise InvalidSetting(f"{source} har samma kapitel två gånger.")
    return tuple(keys)


@cache
def _reference(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))

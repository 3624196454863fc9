"""What is said around a table: above it, on its sheet's tab, in the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from lagesbild.ingest import values
from lagesbild.ingest.header_text import plain
from lagesbild.ingest.reading import Basis, Kind, ShownUnit
from lagesbild.ingest.recognise import words
from lagesbild.ingest.values import Span

_ABOUT_THE_EXTRACT = re.compile(
    r"\b(?:uttag\w*|utskri\w*|skapad\w*|hämtad\w*|exporterad\w*|körd\w*|datum)\b.*", re.IGNORECASE
)
_PERIOD_LABEL = re.compile(
    r"\b(?:period(?:er|en)?|avser|månad|urval)\b\s*:?\s*(?P<span>.+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Said:
    """Something that the surroundings say, and the words that say it."""

    text: str
    where: str

    @property
    def because(self) -> str:
        return f"{self.where}: ”{self.text}”"


@dataclass(frozen=True)
class Context:
    """The words around a table, nearest first, and what the file's name says."""

    near: tuple[Said, ...]
    file_name: Said

    def kind(self) -> tuple[Kind, str] | None:
        """The kind the surroundings speak of, when they speak of one only."""
        for said in (*self.near, self.file_name):
            kinds = {kind for kind, form in words.CONTEXT_KINDS if form.search(plain(said.text))}
            if len(kinds) == 1:
                return kinds.pop(), said.because
        return None

    def span(self) -> tuple[Span, str] | None:
        """The time that is named above the table or on its tab; the file's name only suggests."""
        return _first_span(self.near)

    def suggested_span(self) -> Span | None:
        """The time that the file's name names."""
        found = _first_span([self.file_name])
        return found[0] if found else None

    def unit(self) -> tuple[ShownUnit, str] | None:
        """The unit that is stated above the table or on its tab."""
        for said in self.near:
            unit = values.unit_in(said.text)
            if unit:
                return unit, said.because
        return None


def context_of(file_name: str, sheet: str, preamble: Iterable[str]) -> Context:
    """Gather the words around a table."""
    near = [Said(text, "ovanför tabellen") for text in preamble]
    if sheet:
        near.append(Said(sheet, "bladets namn"))
    stem = re.sub(r"[_]+", " ", PurePath(file_name).stem)
    return Context(tuple(near), Said(stem, "filens namn"))


def _first_span(texts: Iterable[Said]) -> tuple[Span, str] | None:
    spans = [(span, said.because) for said in texts if (span := _span_in(said.text))]
    exact = [found for found in spans if found[0].basis is not Basis.YEAR]
    return next(iter(exact or spans), None)


def _span_in(text: str) -> Span | None:
    labelled = _PERIOD_LABEL.search(text)
    if labelled and (span := values.parse_span(labelled["span"])):
        return span
    return values.parse_span(_ABOUT_THE_EXTRACT.sub("", text))

"""For which time the amounts of a column are: by its header, else by what surrounds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lagesbild.ingest.reading import Basis, Kind
from lagesbild.ingest.recognise.given import Given
from lagesbild.ingest.recognise.meaning import Meaning
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.values import Span
from lagesbild.periods import Period

BASIS_WORDS = {Basis.MONTH: "månad", Basis.ACCUMULATED: "ackumulerat", Basis.YEAR: "helår"}
_MONTHS = 12


@dataclass(frozen=True)
class Surroundings:
    """What decides the time of an amount beside its own header.

    `kind` is what amounts are when no header says it. `row_period` tells whether each row has a
    period of its own; `only_period` is it, when all rows have the same. `row_year`: each row has a
    year alone. `settled`: someone has chosen the columns, so none is left out.
    """

    kind: Kind | None
    given: Given
    row_period: bool = False
    only_period: int | None = None
    row_year: bool = False
    settled: bool = False
    span: Span | None = None
    suggested: Span | None = None

    @property
    def year(self) -> int | None:
        """The year of columns that do not say theirs; None when each row says it."""
        if self.row_year:
            return None
        for period in (self.given.period, self.only_period):
            if period:
                return period // 100
        return self.span.year if self.span else None


def timed_meaning(meaning: Meaning, around: Surroundings, beside: Mapping[str, Meaning]) -> Meaning:
    """A meaning with its basis, year and month as far as its surroundings tell."""
    timed = replace(meaning, basis=_basis(meaning, around, beside))
    year = meaning.year or around.year or _year_beside(around, beside)
    if timed.basis is Basis.YEAR:
        adopted_by_row = meaning.kind is Kind.ADOPTED_FORECAST and around.row_period and not year
        return timed if adopted_by_row else replace(timed, year=year, last=_MONTHS)
    if around.row_period and meaning.last is None:
        return timed
    if meaning.last is None and around.given.period and around.row_year:
        timed = replace(timed, last=around.given.period % 100)
    elif meaning.last is None and around.given.period is None and around.span:
        timed = replace(timed, last=around.span.last)
    return replace(timed, year=year) if timed.last is not None else timed


def _year_beside(around: Surroundings, beside: Mapping[str, Meaning]) -> int | None:
    """The only year that other headers name, when rows name none."""
    years = {other.year for other in beside.values()} - {None}
    return years.pop() if len(years) == 1 and not around.row_year else None


def _basis(meaning: Meaning, around: Surroundings, beside: Mapping[str, Meaning]) -> Basis | None:
    if meaning.basis is not None:
        return meaning.basis
    if meaning.kind is Kind.LEDGER or around.row_period:
        return Basis.MONTH
    if around.given.basis is not None:
        return around.given.basis
    if meaning.kind is Kind.ADOPTED_FORECAST or around.row_year:
        return Basis.YEAR
    if around.span and around.span.basis is not Basis.MONTH:
        return around.span.basis
    actuals = [other for other in beside.values() if other.kind is Kind.BALANCES]
    if meaning.kind is Kind.BUDGET and all(other.basis for other in actuals):
        return Basis.YEAR
    return None


def ask_about_time(timed: Mapping[str, Meaning], around: Surroundings, notes: Notes) -> None:
    for meaning in timed.values():
        if meaning.basis is None:
            notes.ask(
                "basis",
                "Det framgår inte om utfallet gäller en månad eller är ackumulerat. Vilket är det?",
                [(basis.value, BASIS_WORDS[basis]) for basis in Basis],
            )
        if around.given.period is not None:
            continue
        if meaning.last is None and not around.row_period:
            notes.ask(
                "period",
                "Perioden står inte i filen. Vilken period gäller den, till exempel 202310?",
                _suggested_periods(around),
            )
        elif meaning.last is not None and meaning.year is None and not around.row_year:
            notes.ask(
                "period",
                "Året står inte i filen. Vilket år gäller den, till exempel 2023?",
                _suggested_years(around),
            )


def _suggested_periods(around: Surroundings) -> list[tuple[str, str]]:
    code = around.suggested.period if around.suggested else None
    return [(str(code), f"{Period.of(code).in_words}, enligt filens namn")] if code else []


def _suggested_years(around: Surroundings) -> list[tuple[str, str]]:
    year = around.suggested.year if around.suggested else None
    return [(str(year), f"{year}, enligt filens namn")] if year else []

"""Which columns of figures are stored, as what, and for which time.

The same money often stands several times in a row: as a month, accumulated and as a year. Of
those only one is kept per kind and year; the others are named as controls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lagesbild.ingest.reading import AmountColumn, Basis, Kind
from lagesbild.ingest.recognise.given import Given
from lagesbild.ingest.recognise.meaning import Meaning, Role
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.values import Span
from lagesbild.periods import Period
from lagesbild.text import listed

BASIS_WORDS = {Basis.MONTH: "månad", Basis.ACCUMULATED: "ackumulerat", Basis.YEAR: "helår"}
KIND_WORDS = {
    Kind.LEDGER: "verifikationsrader",
    Kind.BALANCES: "utfall",
    Kind.BUDGET: "budget",
    Kind.ADOPTED_FORECAST: "fastställd prognos",
}
_MONTHS = 12
_SAID_ONE_BY_ONE = 3


@dataclass(frozen=True)
class Surroundings:
    """What decides the time of an amount beside its own header.

    `kind` is what amounts are when no header says it. `row_period` tells whether each row has a
    period of its own; `only_period` is it, when all rows have the same. With `row_month` every row
    names the month that `span` is. With `labelled_rows` each
    row says its kind and year. `settled`: someone has chosen the columns, so none is left out.
    """

    kind: Kind | None
    given: Given
    row_period: bool = False
    only_period: int | None = None
    row_month: bool = False
    labelled_rows: bool = False
    settled: bool = False
    span: Span | None = None
    span_because: str = ""
    suggested: Span | None = None

    @property
    def year(self) -> int | None:
        """The year of columns that do not say theirs."""
        for period in (self.given.period, self.only_period):
            if period:
                return period // 100
        return self.span.year if self.span else None


@dataclass
class Chosen:
    """The amounts to store, and why other columns of figures are not, by column."""

    amounts: list[AmountColumn] = field(default_factory=list)
    ignored: dict[str, str] = field(default_factory=dict)


def choose_amounts(
    meanings: Mapping[str, Meaning],
    headers: Mapping[str, str],
    around: Surroundings,
    notes: Notes,
) -> Chosen:
    """Choose among a table's columns of figures, by what their headers mean."""
    chosen = Chosen()
    candidates = _candidates(meanings, around, chosen)
    _ask_about_debit_and_credit(meanings, candidates, notes)
    if not around.settled:
        _leave_out(chosen, candidates, _odd_spans(candidates))
        _leave_out(chosen, candidates, _sums_of_months(candidates))
    timed = {column: _timed(meaning, around, candidates) for column, meaning in candidates.items()}
    if not around.settled:
        _leave_out(chosen, timed, _same_money(timed, around))
        _leave_out(chosen, timed, _less_sure(timed))
    _ask_about_equals(timed, headers, notes)
    _ask_about_time(timed, around, notes)
    chosen.amounts = [_amount(column, meaning, around) for column, meaning in timed.items()]
    _note(chosen, headers, around, notes)
    return chosen


def _candidates(
    meanings: Mapping[str, Meaning], around: Surroundings, chosen: Chosen
) -> dict[str, Meaning]:
    candidates: dict[str, Meaning] = {}
    for column, meaning in meanings.items():
        kind = _kind(meaning, around)
        if meaning.role is not Role.AMOUNT:
            chosen.ignored[column] = meaning.role.value
        elif kind is None:
            chosen.ignored[column] = "det framgår inte om den är utfall, budget eller prognos"
        else:
            candidates[column] = replace(meaning, kind=kind)
    return candidates


def _kind(meaning: Meaning, around: Surroundings) -> Kind | None:
    """Actuals in a table of vouchers are vouchers."""
    if around.kind is Kind.LEDGER and meaning.kind in (None, Kind.BALANCES):
        return Kind.LEDGER
    return meaning.kind or around.kind


def _leave_out(chosen: Chosen, candidates: dict[str, Meaning], reasons: Mapping[str, str]) -> None:
    for column, reason in reasons.items():
        chosen.ignored[column] = reason
        del candidates[column]


def _odd_spans(candidates: Mapping[str, Meaning]) -> dict[str, str]:
    return {
        column: "den gäller flera månader som inte räknas från januari"
        for column, meaning in candidates.items()
        if meaning.basis is None and (meaning.first or 0) > 1
    }


def _sums_of_months(candidates: Mapping[str, Meaning]) -> dict[str, str]:
    """Columns that add up the months beside them, and opening balances without months."""
    months: dict[Kind | None, int] = {}
    for meaning in candidates.values():
        if meaning.basis is Basis.MONTH and meaning.last:
            months[meaning.kind] = months.get(meaning.kind, 0) + 1
    reasons = {}
    for column, meaning in candidates.items():
        if meaning.last == 0 and months.get(meaning.kind, 0) < 2:
            reasons[column] = "den är ingående balans"
        elif months.get(meaning.kind, 0) >= 2 and _may_sum_months(meaning):
            reasons[column] = "den summerar månaderna"
    return reasons


def _may_sum_months(meaning: Meaning) -> bool:
    if meaning.basis in (Basis.MONTH, Basis.ACCUMULATED):
        return meaning.basis is Basis.ACCUMULATED and meaning.year is None
    return meaning.basis is None or meaning.year is None


def _timed(meaning: Meaning, around: Surroundings, beside: Mapping[str, Meaning]) -> Meaning:
    """A meaning with its basis, year and month as far as its surroundings tell."""
    basis = _basis(meaning, around, beside)
    if around.labelled_rows:
        last = meaning.last if meaning.last is not None else _MONTHS
        return replace(meaning, basis=basis or Basis.YEAR, year=None, last=last)
    timed = replace(meaning, basis=basis)
    if basis is Basis.YEAR:
        return replace(timed, year=meaning.year or around.year, last=_MONTHS)
    if around.row_period and meaning.last is None:
        return timed
    if meaning.last is None and around.given.period is None and around.span and around.span.last:
        timed = replace(timed, last=around.span.last)
    return replace(timed, year=meaning.year or around.year) if timed.last is not None else timed


def _basis(meaning: Meaning, around: Surroundings, beside: Mapping[str, Meaning]) -> Basis | None:
    if meaning.basis is not None:
        return meaning.basis
    if meaning.kind is Kind.LEDGER or around.row_period or around.row_month:
        return Basis.MONTH
    if around.given.basis is not None:
        return around.given.basis
    if meaning.kind is Kind.ADOPTED_FORECAST:
        return Basis.YEAR
    if around.span and around.span.basis is not Basis.MONTH:
        return around.span.basis
    actuals = [other for other in beside.values() if other.kind is Kind.BALANCES]
    if meaning.kind is Kind.BUDGET and all(other.basis for other in actuals):
        return Basis.YEAR
    return None


def _same_money(timed: Mapping[str, Meaning], around: Surroundings) -> dict[str, str]:
    """Columns whose money another column of the same kind and year already tells."""
    groups: dict[tuple[Kind | None, int | None], list[str]] = {}
    for column, meaning in timed.items():
        groups.setdefault((meaning.kind, meaning.year), []).append(column)
    if around.row_period or around.given.period:
        groups = _joined_unknown_years(groups)
    reasons = {}
    for columns in groups.values():
        kept = _preferred([timed[column] for column in columns], around)
        for column in columns:
            if timed[column].basis not in (kept, None) and kept is not None:
                words = BASIS_WORDS[kept]
                reasons[column] = f"samma belopp finns som {words}, som läses in i stället"
    return reasons


def _joined_unknown_years(
    groups: Mapping[tuple[Kind | None, int | None], list[str]],
) -> dict[tuple[Kind | None, int | None], list[str]]:
    """Let a kind's columns without a year stand with those of its only year."""
    joined: dict[tuple[Kind | None, int | None], list[str]] = {}
    for (kind, year), columns in groups.items():
        years = {other for of_kind, other in groups if of_kind is kind and other is not None}
        own = year if year is not None or len(years) != 1 else next(iter(years))
        joined.setdefault((kind, own), []).extend(columns)
    return joined


def _preferred(meanings: Sequence[Meaning], around: Surroundings) -> Basis | None:
    """Which of month, accumulated and year is kept for one kind and year.

    Actuals: the month. A budget or a forecast is of the year unless its twelve months are there,
    or each row has a month of its own.
    """
    bases = {meaning.basis for meaning in meanings} - {None}
    months = {meaning.last for meaning in meanings if meaning.basis is Basis.MONTH}
    several = around.row_period and around.only_period is None
    by_month = (Basis.MONTH, Basis.ACCUMULATED, Basis.YEAR)
    by_year = (Basis.YEAR, Basis.MONTH, Basis.ACCUMULATED)
    is_actual = meanings[0].kind in (Kind.LEDGER, Kind.BALANCES)
    order = by_month if is_actual or several or len(months) >= _MONTHS else by_year
    return next((basis for basis in order if basis in bases), None)


def _less_sure(timed: Mapping[str, Meaning]) -> dict[str, str]:
    """Columns of the same money whose headers are less sure: "Belopp" before "Kostnad"."""
    reasons = {}
    for columns in _equals(timed).values():
        best = min(timed[column].rank for column in columns)
        for column in columns:
            if timed[column].rank > best:
                reasons[column] = "en säkrare beloppskolumn finns"
    return reasons


def _equals(timed: Mapping[str, Meaning]) -> dict[tuple[object, ...], list[str]]:
    groups: dict[tuple[object, ...], list[str]] = {}
    for column, meaning in timed.items():
        key = (meaning.kind, meaning.basis, meaning.year, meaning.last)
        groups.setdefault(key, []).append(column)
    return {key: columns for key, columns in groups.items() if len(columns) > 1}


def _ask_about_equals(timed: dict[str, Meaning], headers: Mapping[str, str], notes: Notes) -> None:
    for columns in _equals(timed).values():
        named = listed(f"{column} (”{headers.get(column, '')}”)" for column in columns)
        notes.ask(
            "amount",
            f"Kolumnerna {named} ser ut att ha samma belopp. Vilken ska läsas in?",
            [(column, f"Kolumn {column}") for column in columns],
        )


def _ask_about_debit_and_credit(
    meanings: Mapping[str, Meaning], candidates: Mapping[str, Meaning], notes: Notes
) -> None:
    roles = {meaning.role for meaning in meanings.values()}
    if not candidates and {Role.DEBIT, Role.CREDIT} & roles:
        notes.ask(
            "amount",
            "Debet och kredit står i var sin kolumn. Ta ut filen med ett belopp per rad, "
            "debet som plus och kredit som minus.",
        )


def _ask_about_time(timed: Mapping[str, Meaning], around: Surroundings, notes: Notes) -> None:
    for meaning in timed.values():
        if meaning.basis is None:
            notes.ask(
                "basis",
                "Det framgår inte om utfallet gäller en månad eller är ackumulerat. Vilket är det?",
                [(basis.value, BASIS_WORDS[basis]) for basis in Basis],
            )
        if around.labelled_rows or around.given.period is not None:
            continue
        if meaning.last is None and not around.row_period:
            notes.ask(
                "period",
                "Perioden står inte i filen. Vilken period gäller den, till exempel 202310?",
                _suggested_periods(around),
            )
        elif meaning.last is not None and meaning.year is None:
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


def _amount(column: str, meaning: Meaning, around: Surroundings) -> AmountColumn:
    kind = meaning.kind or around.kind or Kind.BALANCES
    return AmountColumn(column, kind, meaning.basis or Basis.MONTH, meaning.period)


def _note(chosen: Chosen, headers: Mapping[str, str], around: Surroundings, notes: Notes) -> None:
    """Say what each column is; months side by side are said together."""
    runs: list[list[AmountColumn]] = []
    for amount in chosen.amounts:
        if runs and (runs[-1][0].kind, runs[-1][0].basis) == (amount.kind, amount.basis):
            runs[-1].append(amount)
        else:
            runs.append([amount])
    for run in runs:
        names = [f"”{headers[amount.column]}”" for amount in run]
        what = "radens rubrik säger vad det är" if around.labelled_rows else _in_words(run)
        if len(run) <= _SAID_ONE_BY_ONE:
            notes.found("amount", listed(each.column for each in run), f"{listed(names)}: {what}")
        else:
            columns = f"{run[0].column}–{run[-1].column}"
            notes.found("amount", columns, f"{names[0]} till {names[-1]}: {what}")
    for column, reason in chosen.ignored.items():
        notes.found("control_column", column, f"”{headers[column]}” läses inte in: {reason}")


def _in_words(run: Sequence[AmountColumn]) -> str:
    """ "utfall, månad, mars 2026", or without the time for several columns."""
    amount = run[0]
    parts = [KIND_WORDS[amount.kind], BASIS_WORDS[amount.basis]]
    if len(run) == 1 and amount.period and amount.period > 100:
        is_year = amount.basis is Basis.YEAR
        parts.append(str(amount.period // 100) if is_year else Period.of(amount.period).in_words)
    return ", ".join(parts)

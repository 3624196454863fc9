"""Which columns of figures are stored, as what, and for which time.

The same money often stands several times in a row: as a month, accumulated and as a year. Of
those only one is kept per kind and year; the others are named as controls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lagesbild.ingest.reading import AmountColumn, Basis, Kind
from lagesbild.ingest.recognise.amount_times import (
    BASIS_WORDS,
    Surroundings,
    ask_about_time,
    timed_meaning,
)
from lagesbild.ingest.recognise.meaning import Meaning, Role
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.periods import Period
from lagesbild.text import listed

KIND_WORDS = {
    Kind.LEDGER: "verifikationsrader",
    Kind.BALANCES: "utfall",
    Kind.BUDGET: "budget",
    Kind.ADOPTED_FORECAST: "fastställd prognos",
}
_MONTHS = 12
_SAID_ONE_BY_ONE = 3


@dataclass
class Chosen:
    """The amounts to store, and why other columns of figures are not, by column.

    `contradicts`: there are amounts, but none of the kind that a person has said.
    """

    amounts: list[AmountColumn] = field(default_factory=list)
    ignored: dict[str, str] = field(default_factory=dict)
    contradicts: bool = False


def choose_amounts(
    meanings: Mapping[str, Meaning],
    headers: Mapping[str, str],
    around: Surroundings,
    notes: Notes,
) -> Chosen:
    """Choose among a table's columns of figures, by what their headers mean."""
    chosen = Chosen()
    candidates = _candidates(meanings, around, chosen)
    _pair_debit_and_credit(meanings, candidates, around, chosen, notes)
    _keep_given_kind(candidates, around, chosen, notes)
    if not around.settled:
        _leave_out(chosen, candidates, _odd_spans(candidates))
        _leave_out(chosen, candidates, _sums_of_months(candidates))
    timed = {
        column: timed_meaning(meaning, around, candidates) for column, meaning in candidates.items()
    }
    if not around.settled:
        _leave_out(chosen, timed, _same_money(timed, around))
        _leave_out(chosen, timed, _less_sure(timed))
    _ask_about_equals(timed, headers, notes)
    ask_about_time(timed, around, notes)
    chosen.amounts = [_amount(column, meaning, around) for column, meaning in timed.items()]
    _note(chosen, headers, notes)
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


def _pair_debit_and_credit(
    meanings: Mapping[str, Meaning],
    candidates: dict[str, Meaning],
    around: Surroundings,
    chosen: Chosen,
    notes: Notes,
) -> None:
    """Let debit and credit be the amounts, unless another column has them.

    Actuals beside them ("Saldo", "IB", "UB") are then running sums.
    """
    entries = {
        column: meaning
        for column, meaning in meanings.items()
        if meaning.is_amount and meaning.role is not Role.AMOUNT and not around.settled
    }
    if any(meanings[column].kind is None for column in candidates):
        chosen.ignored |= dict.fromkeys(entries, "beloppet finns i en egen kolumn")
        return
    if len({meaning.role for meaning in entries.values()}) < 2:
        _ask_for_the_other(entries, notes)
        return
    actual = (Kind.LEDGER, Kind.BALANCES)
    running = [column for column, meaning in candidates.items() if meaning.kind in actual]
    _leave_out(chosen, candidates, dict.fromkeys(running, "debet och kredit är beloppen"))
    for column, meaning in entries.items():
        kind = meaning.kind or around.kind or (Kind.BALANCES if running else None)
        if kind is not None:
            del chosen.ignored[column]
            candidates[column] = replace(meaning, role=Role.AMOUNT, kind=kind)


def _ask_for_the_other(entries: Mapping[str, Meaning], notes: Notes) -> None:
    for column, meaning in entries.items():
        notes.ask(
            "amount",
            f"Kolumn {column} läses inte in: {meaning.role.value}, och den andra sidan saknas. "
            "Ta ut filen med både debet och kredit, eller med ett belopp per rad.",
            [(column, f"Kolumn {column} är hela beloppet")],
        )


def _keep_given_kind(
    candidates: dict[str, Meaning], around: Surroundings, chosen: Chosen, notes: Notes
) -> None:
    """Leave out the kinds that a person has not asked for; ask when nothing would be left."""
    given = around.given.kind
    if given is None or around.given.amounts:
        return
    kinds = list(dict.fromkeys(meaning.kind for meaning in candidates.values() if meaning.kind))
    chosen.contradicts = bool(kinds) and given not in kinds
    if chosen.contradicts:
        notes.ask(
            "kind",
            f"Du har valt {given.label}, men beloppen i tabellen är "
            f"{listed(KIND_WORDS[kind] for kind in kinds)}. Vad ska läsas in?",
            [(kind.value, kind.label) for kind in kinds],
        )
    others = [column for column, meaning in candidates.items() if meaning.kind is not given]
    _leave_out(chosen, candidates, dict.fromkeys(others, f"du har valt {given.label}"))


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
        key = (meaning.kind, meaning.basis, meaning.year, meaning.last, meaning.negated)
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


def _amount(column: str, meaning: Meaning, around: Surroundings) -> AmountColumn:
    kind = meaning.kind or around.kind or Kind.BALANCES
    basis = meaning.basis or Basis.MONTH
    return AmountColumn(column, kind, basis, meaning.period, meaning.negated)


def _note(chosen: Chosen, headers: Mapping[str, str], notes: Notes) -> None:
    """Say what each column is; months side by side are said together."""
    runs: list[list[AmountColumn]] = []
    for amount in chosen.amounts:
        if runs and (runs[-1][0].kind, runs[-1][0].basis) == (amount.kind, amount.basis):
            runs[-1].append(amount)
        else:
            runs.append([amount])
    for run in runs:
        names = [f"”{headers[amount.column]}”" for amount in run]
        if len(run) <= _SAID_ONE_BY_ONE:
            notes.found(
                "amount", listed(each.column for each in run), f"{listed(names)}: {_in_words(run)}"
            )
        else:
            columns = f"{run[0].column}–{run[-1].column}"
            notes.found("amount", columns, f"{names[0]} till {names[-1]}: {_in_words(run)}")
    for column, reason in chosen.ignored.items():
        notes.found("control_column", column, f"”{headers[column]}” läses inte in: {reason}")


def _in_words(run: Sequence[AmountColumn]) -> str:
    """ "utfall, månad, mars 2026", or without the time for several columns."""
    amount = run[0]
    parts = [KIND_WORDS[amount.kind], BASIS_WORDS[amount.basis]]
    if len(run) == 1 and amount.period and amount.period > 100:
        is_year = amount.basis is Basis.YEAR
        parts.append(str(amount.period // 100) if is_year else Period.of(amount.period).in_words)
    if any(each.negated for each in run):
        parts.append("debet minus kredit")
    return ", ".join(parts)

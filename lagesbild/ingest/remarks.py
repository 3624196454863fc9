"""What a user should know about a load although nothing in it is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lagesbild import numbers
from lagesbild.access import Change
from lagesbild.ingest import limits
from lagesbild.ingest.limits import Limits
from lagesbild.ingest.plan import OtherSource, PlannedPeriod
from lagesbild.ingest.reading import Kind, Reading
from lagesbild.periods import Period, span_in_words
from lagesbild.text import plural


@dataclass(frozen=True)
class _SignedPeriod:
    period: int


@dataclass(frozen=True)
class _OpeningAmounts:
    row_count: int
    amount: Decimal


@dataclass(frozen=True)
class _LedgerBefore:
    period: int
    ledger_months: int


@dataclass(frozen=True)
class _RowsByCode:
    """How many of a load's rows have a cost centre, and one that the board knows."""

    row_count: int
    known_row_count: int
    board_has_codes: bool


@dataclass(frozen=True)
class _ReplacedLoad:
    load_id: int
    file_name: str
    source: str


@dataclass(frozen=True)
class _Span:
    """What is held against what it replaces: a month, or a budget's whole year."""

    kind: str
    in_words: str
    load_id: int
    row_count: int
    amount: Decimal
    row_count_before: int
    amount_before: Decimal


def remarks(
    change: Change, load_id: int, board: str, reading: Reading, periods: Sequence[PlannedPeriod]
) -> list[str]:
    """What looks like another board's file or another sender's, months that change sharply,
    closed periods that would change, months held twice, and rows that count in no month.
    """
    reference = limits.reference()
    return [
        *_of_another_board(change, load_id, board, reference),
        *_of_another_layout(change, load_id),
        *_sharp_changes(periods, reference),
        *_closed_periods(change, load_id),
        *_months_held_twice(change, load_id),
        *_opening_amounts(change, load_id),
    ]


def doubled_budgets(others: Iterable[OtherSource]) -> list[str]:
    """Budgets of other senders for the same months: the year's budget would be their sum."""
    return [
        f"Det finns redan budget för {_months(other)} från ”{other.source}”. Läser du in den här "
        "filen räknas båda, och budgeten blir deras summa."
        for other in others
        if other.kind == Kind.BUDGET.value and not other.same_sender
    ]


def _months(other: OtherSource) -> str:
    return span_in_words(Period.of(other.first_period), Period.of(other.last_period))


def _of_another_board(change: Change, load_id: int, board: str, reference: Limits) -> Iterator[str]:
    [found] = change.rows("imports/rows_by_code", _RowsByCode, load_id=load_id, board=board)
    unknown = found.row_count - found.known_row_count
    if found.board_has_codes and unknown > reference.unknown_share * found.row_count:
        yield (
            f"{numbers.count(unknown)} av {plural(found.row_count, 'rad', 'rader')} har ansvar som "
            "nämnden inte känner. Kontrollera att filen gäller rätt nämnd."
        )


def _of_another_layout(change: Change, load_id: int) -> Iterator[str]:
    for replaced in change.rows("imports/replaced_layouts", _ReplacedLoad, load_id=load_id):
        yield (
            f"Filen är upplagd på ett annat sätt än {replaced.file_name} (inläsning "
            f"{replaced.load_id}), som den ersätter. Kommer den från en annan avsändare än "
            f"”{replaced.source}” anger du avsändaren. Då räknas båda."
        )


def _sharp_changes(periods: Sequence[PlannedPeriod], reference: Limits) -> Iterator[str]:
    for span in _spans(periods):
        rows_moved = abs(span.row_count - span.row_count_before)
        moved = abs(span.amount - span.amount_before)
        if rows_moved <= reference.changed_share * span.row_count_before and not (
            moved > reference.changed_share * abs(span.amount_before)
            and moved >= reference.least_change
        ):
            continue
        yield (
            f"{Kind(span.kind).label.capitalize()} för {span.in_words} ändras mycket: inläsning "
            f"{span.load_id} har {plural(span.row_count_before, 'rad', 'rader')} och "
            f"{numbers.exact(span.amount_before)}, filen {plural(span.row_count, 'rad', 'rader')} "
            f"och {numbers.exact(span.amount)}. Kontrollera att filen är hel."
        )


def _spans(periods: Sequence[PlannedPeriod]) -> Iterator[_Span]:
    """A budget for the year has its rows in one of its months, so its years are compared."""
    groups: dict[tuple[str, int], list[PlannedPeriod]] = {}
    for part in periods:
        if part.period and part.previous_load_id is not None:
            time = part.period // 100 if part.kind == Kind.BUDGET.value else part.period
            groups.setdefault((part.kind, time), []).append(part)
    for (kind, _), parts in groups.items():
        first, last = Period.of(parts[0].period), Period.of(parts[-1].period)
        yield _Span(
            kind,
            first.in_words
            if first == last and Kind(kind).record is None
            else span_in_words(first, last),
            max(part.previous_load_id or 0 for part in parts),
            sum(part.row_count for part in parts),
            sum((part.amount for part in parts), Decimal(0)),
            sum(part.previous_row_count or 0 for part in parts),
            sum((part.previous_amount or Decimal(0) for part in parts), Decimal(0)),
        )


def _closed_periods(change: Change, load_id: int) -> list[str]:
    return [
        f"{Period.of(signed.period).in_words.capitalize()} är stängd. Läser du in filen ändras "
        "siffror som någon har skrivit under på. Öppna perioden igen på sidan Kontroller."
        for signed in change.rows("imports/signed_periods", _SignedPeriod, load_id=load_id)
    ]


def _months_held_twice(change: Change, load_id: int) -> list[str]:
    return [
        f"Saldona för {Period.of(found.period).in_words} är ackumulerade, och "
        f"{plural(found.ledger_months, 'månad', 'månader')} före i samma år är inlästa från "
        "huvudbok. De månaderna kan då räknas två gånger. Läs in saldon för hela året, eller "
        "bara huvudbok."
        for found in change.rows(
            "imports/ledger_before_accumulated", _LedgerBefore, load_id=load_id
        )
    ]


def _opening_amounts(change: Change, load_id: int) -> list[str]:
    [found] = change.rows("imports/opening_amounts", _OpeningAmounts, load_id=load_id)
    if not found.row_count:
        return []
    rows = plural(found.row_count, "rad", "rader")
    return [
        f"{rows} med {numbers.exact(found.amount)} står på period 00 (ingående balans) på "
        "resultatkonton. De sparas men räknas inte i någon månad."
    ]

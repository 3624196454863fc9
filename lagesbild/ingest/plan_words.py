"""What a load would change, in sentences: the same on the page and on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from lagesbild import numbers
from lagesbild.ingest.plan import OtherSource, Plan, PlannedPeriod
from lagesbild.ingest.reading import Kind
from lagesbild.periods import Period, span_in_words
from lagesbild.text import listed, plural

MOST_CODES = 5


def warnings(plan: Plan) -> list[str]:
    """What the user should know before letting the file count, beside what must be confirmed."""
    return [
        *plan.warnings,
        *(
            f"Det finns redan {Kind(other.kind).label} för samma perioder från ”{other.source}”. "
            "Läser du in den här filen räknas båda."
            for other in plan.other_sources
            if other.kind != Kind.BUDGET.value
        ),
    ]


def what_changes(plan: Plan) -> list[str]:
    """What is replaced and by how much, what is added to, codes that are unknown or new,
    repeated rows and rounding.
    """
    return [*_replaced(plan), *_added_to(plan), *_codes(plan), *_rows(plan)]


def replacements(plan: Plan) -> list[str]:
    """Each load that would no longer count for some periods, with rows and sums before and after.

    The page has these as a table.
    """
    replaced = [part for part in plan.periods if part.previous_load_id is not None]
    grouped = groupby(replaced, key=lambda part: (part.kind, part.previous_load_id))
    return [_replacement(list(parts)) for _, parts in grouped]


def _replaced(plan: Plan) -> Iterator[str]:
    replaced = [part for part in plan.periods if part.previous_load_id is not None]
    if replaced:
        periods = plural(len(replaced), "period", "perioder")
        difference = sum((part.difference for part in replaced), Decimal(0))
        yield f"{periods} ersätts; summan ändras {numbers.exact(difference)}."


def _replacement(parts: list[PlannedPeriod]) -> str:
    first = parts[0]
    before = sum((part.previous_amount or Decimal(0) for part in parts), Decimal(0))
    after = sum((part.amount for part in parts), Decimal(0))
    rows_before = plural(sum(part.previous_row_count or 0 for part in parts), "rad", "rader")
    rows_after = plural(sum(part.row_count for part in parts), "rad", "rader")
    kind = Kind(first.kind)
    if not kind.has_amounts:
        return (
            f"Ersätter {kind.label} i inläsning {first.previous_load_id}: {rows_before} blir "
            f"{rows_after}."
        )
    return (
        f"Ersätter {kind.label} {_span(first.period, parts[-1].period)} i inläsning "
        f"{first.previous_load_id}: {rows_before}, {numbers.exact(before)} blir {rows_after}, "
        f"{numbers.exact(after)}."
    )


def _span(first: int, last: int) -> str:
    if first == last:
        return Period.of(first).in_words
    return span_in_words(Period.of(first), Period.of(last))


def _added_to(plan: Plan) -> Iterator[str]:
    """Budget decisions of the same sender that count beside this one."""
    others = [other for other in plan.other_sources if other.same_sender]
    if others:
        named = listed(f"”{other.source}” ({_months(other)})" for other in others)
        yield f"Budgeten läggs till {named}, som fortsätter att gälla."


def _months(other: OtherSource) -> str:
    return _span(other.first_period, other.last_period)


def _codes(plan: Plan) -> Iterator[str]:
    missing = [code for code in plan.codes if not code.in_plan]
    new = [code for code in plan.codes if code.in_plan and not code.seen_before]
    if missing:
        codes = plural(len(missing), "kod saknas", "koder saknas")
        named = _first(code.code for code in missing)
        yield f"{codes} i kodplanen och räknas som Ej kopplat: {named}."
    if new:
        codes = plural(len(new), "kod har", "koder har")
        yield f"{codes} inte använts förut: {_first(code.code for code in new)}."


def _first(codes: Iterator[str]) -> str:
    every = list(codes)
    rest = len(every) - MOST_CODES
    more = [f"{numbers.count(rest)} till"] if rest > 0 else []
    return listed([*every[:MOST_CODES], *more])


def _rows(plan: Plan) -> Iterator[str]:
    if plan.repeated_rows:
        yield f"{plural(plan.repeated_rows, 'rad', 'rader')} är exakt lika en annan rad."
    if plan.rounding:
        yield f"Avrundning till hela ören ändrar summan {numbers.exact(plan.rounding)}."

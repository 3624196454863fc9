"""Is what a file says possible? Amounts are asked in SQL, lists of codes here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild import numbers
from lagesbild.access import Change
from lagesbild.ingest.amount_limits import LARGEST_ROW, LARGEST_SUM
from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.reading import Field, Kind, Reading
from lagesbild.ingest.shape import Incoming
from lagesbild.ingest.shaped_columns import MOST_PROBLEMS, why_no_value

LEVELS = {
    "avdelning": "department",
    "verksamhet": "department",
    "resultatområde": "department",
    "verksamhetsområde": "department",
    "department": "department",
    "enhet": "unit",
    "unit": "unit",
    "ansvar": "cost_centre",
    "kostnadsställe": "cost_centre",
    "cost_centre": "cost_centre",
}


_CODE_LISTS = (Kind.ORGANISATION, Kind.ACCOUNTS)
_OTHER_NAMES = {Field.CODE: Field.ACCOUNT}
"""What the same field may be called in an account plan."""


@dataclass(frozen=True)
class AmountRule:
    """How amount cells become SEK.

    `rounded`: a spreadsheet divides a year by twelve and keeps decimals that are no öre.
    """

    decimal_mark: str
    sek_per_unit: int
    rounded: bool


@dataclass(frozen=True)
class ReadAmounts:
    """Amount cells with their SEK in a column of its own ("amount"), and what could not be read.

    `rounding` is what rounding to whole öre added in all.
    """

    rows: pa.Table
    problems: list[Problem]
    rounding: Decimal


def read_amounts(change: Change, incoming: pa.Table, rule: AmountRule) -> ReadAmounts:
    """Read every amount cell by the one rule, which is SQL; FileRefused when no sum could hold."""
    with change.offering(amounts=incoming):
        read = change.arrow(
            "imports/amounts_in_sek",
            decimal_mark=rule.decimal_mark,
            sek_per_unit=rule.sek_per_unit,
            rounded=rule.rounded,
        )
    read = _with_credit_negative(read, incoming["negated"])
    read = _without_impossible(read)
    turnover = pc.sum(pc.abs(read["amount"])).as_py() or Decimal(0)
    if turnover > LARGEST_SUM:
        raise FileRefused(
            f"Beloppen i filen är tillsammans {numbers.exact(turnover)}, mer än alla kommuner "
            "omsätter. Kontrollera beloppen och enheten."
        )
    in_ledger = pc.equal(incoming["kind"], Kind.LEDGER.value)
    suspect = pc.and_(pc.is_null(read["amount"]), pc.or_(pc.invert(read["is_blank"]), in_ledger))
    rounding = Decimal(0)
    if rule.rounded:
        rounding = pc.sum(pc.subtract(read["amount"], read["exact_amount"])).as_py() or Decimal(0)
    return ReadAmounts(
        rows=incoming.append_column("amount", read["amount"]),
        problems=_amount_problems(incoming, read, suspect),
        rounding=rounding,
    )


def _with_credit_negative(read: pa.Table, negated: pa.ChunkedArray) -> pa.Table:
    """Turn the amounts of credit columns, which stand beside debit without a sign."""
    if not pc.any(negated).as_py():
        return read
    for name in ("exact_amount", "amount"):
        turned = pc.if_else(negated, pc.negate(read[name]), read[name])
        read = read.set_column(read.schema.get_field_index(name), name, turned)
    return read


def _without_impossible(read: pa.Table) -> pa.Table:
    """Leave the amounts unread that are larger than any row can be: they are named one by one."""
    amount = read["amount"]
    is_possible = pc.less_equal(pc.abs(amount), pa.scalar(LARGEST_ROW, amount.type))
    kept = pc.if_else(is_possible, amount, pa.scalar(None, amount.type))
    return read.set_column(read.schema.get_field_index("amount"), "amount", kept)


def _amount_problems(incoming: pa.Table, read: pa.Table, suspect: pa.ChunkedArray) -> list[Problem]:
    if not pc.any(suspect).as_py():
        return []
    columns = ["sheet", "row_number", "column_name", "amount_text"]
    cells = incoming.select(columns).filter(suspect).slice(0, MOST_PROBLEMS).to_pylist()
    outcomes = read.filter(suspect).slice(0, MOST_PROBLEMS).to_pylist()
    return [
        Problem(
            cell["sheet"] or "",
            cell["row_number"],
            cell["column_name"],
            _why_not_an_amount(cell["amount_text"], outcome["is_blank"], outcome["exact_amount"]),
        )
        for cell, outcome in zip(cells, outcomes, strict=True)
    ]


def _why_not_an_amount(text: str | None, is_blank: bool, exact: Decimal | None) -> str:
    if is_blank:
        return "Beloppet saknas. Fyll i ett belopp eller ta bort raden."
    if exact is not None and abs(exact) > LARGEST_ROW:
        return f"Beloppet ”{text}” är för stort. Kontrollera det, och att enheten är rätt."
    if exact is not None:
        return (
            f"Beloppet ”{text}” är inte hela ören. Skriv högst två decimaler i kronor, eller välj "
            "rätt enhet."
        )
    return why_no_value(text or "") or (
        f"Beloppet ”{text}” går inte att läsa. Skriv bara siffror, till exempel 1 234,50."
    )


def code_problems(incoming: Incoming, reading: Reading) -> list[Problem]:
    """What is wrong in lists of codes: missing and doubled codes, levels, dates, parents."""
    problems: list[Problem] = []
    for kind, rows in (
        (Kind.ORGANISATION, incoming.organisation),
        (Kind.ACCOUNTS, incoming.accounts),
    ):
        if rows is None:
            continue
        entries = rows.to_pylist()
        problems += _without_code(entries)
        problems += _backwards(entries)
        problems += _doubled(entries)
        if kind is Kind.ORGANISATION:
            problems += _levels(entries)
    return sorted(_addressed(problem, reading) for problem in problems)[:MOST_PROBLEMS]


def with_level_codes(organisation: pa.Table) -> pa.Table:
    """The organisation with the store's words for its levels."""
    levels = [LEVELS.get((word or "").casefold()) for word in organisation["level"].to_pylist()]
    place = organisation.schema.get_field_index("level")
    return organisation.set_column(place, "level", pa.array(levels, pa.string()))


def _at(entry: dict[str, object], message: str, field: Field) -> Problem:
    """A problem of a field of a row; `_addressed` puts its column in the field's place."""
    return Problem(str(entry["sheet"] or ""), int(str(entry["row_number"])), field.value, message)


def _addressed(problem: Problem, reading: Reading) -> Problem:
    """The problem with the letter of its column; without one when the file has no such column."""
    held = Field(problem.column)
    for table in reading.tables:
        if table.sheet == problem.sheet and table.kind in _CODE_LISTS:
            column = table.fields.get(held) or table.fields.get(_OTHER_NAMES.get(held, held), "")
            return replace(problem, column=column)
    return replace(problem, column="")


def _without_code(entries: list[dict[str, object]]) -> Iterator[Problem]:
    return (_at(entry, "Koden saknas. Fyll i den eller ta bort raden.", Field.CODE)
            for entry in entries if not entry["code"])  # fmt: skip


def _backwards(entries: list[dict[str, object]]) -> Iterator[Problem]:
    for entry in entries:
        first, last = entry["valid_from"], entry["valid_to"]
        if isinstance(first, date) and isinstance(last, date) and first > last:
            yield _at(
                entry,
                f"Giltig från {first} ligger efter giltig till {last}. Rätta datumen.",
                Field.VALID_TO,
            )


def _doubled(entries: list[dict[str, object]]) -> Iterator[Problem]:
    """The same code twice at the same time would count its figures twice."""
    spans: dict[str, list[tuple[date, date, dict[str, object]]]] = {}
    for entry in entries:
        first, last = entry["valid_from"], entry["valid_to"]
        spans.setdefault(str(entry["code"]), []).append(
            (
                first if isinstance(first, date) else date.min,
                last if isinstance(last, date) else date.max,
                entry,
            )
        )
    for code, held in spans.items():
        held.sort(key=lambda span: span[:2])
        for (_, earlier_last, earlier), (first, _, entry) in pairwise(held):
            if first <= earlier_last:
                yield _at(
                    entry,
                    f"Koden {code} finns redan på rad {earlier['row_number']} för samma tid. "
                    "Ta bort den ena eller ändra giltighetstiden.",
                    Field.CODE,
                )


def _levels(entries: list[dict[str, object]]) -> Iterator[Problem]:
    codes = {entry["code"] for entry in entries}
    for entry in entries:
        if str(entry["level"] or "").casefold() not in LEVELS:
            yield _at(
                entry,
                f"Nivån ”{entry['level'] or ''}” är okänd. Skriv Avdelning, Enhet eller Ansvar.",
                Field.LEVEL,
            )
        parent = entry["parent_code"]
        if parent is not None and parent not in codes:
            yield _at(
                entry,
                f"Den överordnade koden {parent} finns inte i filen. Lägg till den eller rätta.",
                Field.PARENT_CODE,
            )
    yield from _circles(entries)


def _circle(code: str, parents: Mapping[object, object]) -> str:
    above = str(parents[code])
    if above == code:
        return f"Koden {code} är överordnad sig själv. Rätta den överordnade koden."
    passed = [code, above]
    while (above := str(parents[above])) != code:
        passed.append(above)
    return (
        f"Koden {code} hamnar under sig själv: {' under '.join([*passed, code])}. Rätta en av de "
        "överordnade koderna."
    )


def _circles(entries: list[dict[str, object]]) -> Iterator[Problem]:
    """Codes that stand above themselves would belong nowhere."""
    parents = {entry["code"]: entry["parent_code"] for entry in entries}
    for entry in entries:
        passed = {entry["code"]}
        above = entry["parent_code"]
        while above is not None and above not in passed:
            passed.add(above)
            above = parents.get(above)
        if above is not None and above == entry["code"]:
            yield _at(entry, _circle(str(entry["code"]), parents), Field.PARENT_CODE)

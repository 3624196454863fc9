"""From the contents of a SIE file to tables of text, stated totals and a receipt.

Sheets: "Konton", "Verifikationer", "Periodsaldon", "Periodbudget" and "Årsbudget" for the current
year; earlier years have their number behind ("Periodsaldon år −1"). The last columns are the
dimensions of the file, the same in every sheet and in the order of Books.dimensions. Totals are
broken down by the dimension that holds cost centres; where other dimensions break them down too,
each has a sheet of its own with the same totals ("Periodsaldon, dimension 6").
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pyarrow as pa

from lagesbild.ingest.readers.sie_balances import (
    Agreement,
    Counting,
    agreement,
    budget_counting,
    counted,
)
from lagesbild.ingest.readers.sie_books import THIS_YEAR, Books, PeriodAmount
from lagesbild.ingest.readers.sie_control import control_figures, warnings_about
from lagesbild.ingest.readers.sie_dimensions import (
    breakdown_dimension,
    default_fields,
    in_order,
)
from lagesbild.ingest.readers.sie_records import Objects
from lagesbild.ingest.reading import Field, Kind
from lagesbild.ingest.table import ROW, Evidence, ReadFile, StatedTotal, Table, letter
from lagesbild.numbers import count

ACCOUNTS = "Konton"
VOUCHERS = "Verifikationer"
BALANCES = "Periodsaldon"
BUDGET = "Periodbudget"
YEAR_BUDGET = "Årsbudget"
_BY = ", dimension "

ACCOUNT_COLUMNS = (Field.CODE, Field.NAME)
VOUCHER_COLUMNS = (
    Field.PERIOD,
    Field.BOOKED_ON,
    Field.ACCOUNT,
    None,  # the amount
    Field.VOUCHER,
    Field.DESCRIPTION,
)
PERIOD_COLUMNS = (Field.PERIOD, Field.ACCOUNT, None)

DIMENSIONS = "dimensions"
"""The key of ReadFile.control that names the dimensions, as JSON in the order of their columns."""

_ORGANISATION_NUMBER = re.compile(r"(?:16)?([0-9]{2}[2-9][0-9]{3})-?([0-9]{4})")
Column = Sequence[str | None]


def as_read_file(name: str, books: Books) -> ReadFile:
    """Lay a file's contents out as tables."""
    balances = agreement(books) if books.balances else None
    tables = [
        *_account_tables(books),
        *_voucher_tables(books),
        *_balance_tables(books, balances),
        *_budget_tables(books, balances),
    ]
    layout = {DIMENSIONS: json.dumps(books.dimensions, ensure_ascii=False)}
    return ReadFile(
        name=name,
        form=books.form,
        tables=tuple(tables),
        evidence=tuple(_evidence(books, balances)),
        warnings=tuple(warnings_about(books, balances)),
        stated=tuple(_stated(books, [table.sheet for table in tables])),
        control=control_figures(books) | layout,
    )


def sheet_name(base: str, year: int) -> str:
    """The sheet for rows of a year: "Periodsaldon", or "Periodsaldon år −1"."""
    return base if year == THIS_YEAR else f"{base} år {count(year)}"


def sheet_by(sheet: str, dimension: str | None) -> str:
    """The sheet with the same totals broken down by another dimension than the usual."""
    return f"{sheet}{_BY}{dimension}"


def is_by_another(sheet: str) -> bool:
    return _BY in sheet


def _account_tables(books: Books) -> Iterable[Table]:
    if books.accounts:
        yield _table(
            ACCOUNTS,
            [account.row for account in books.accounts.values()],
            [list(books.accounts), [account.name for account in books.accounts.values()]],
        )


def _voucher_tables(books: Books) -> Iterable[Table]:
    ledger = books.ledger
    if not ledger:
        return
    columns: list[Column] = [
        ledger.periods,
        ledger.days,
        ledger.accounts,
        ledger.texts,
        [books.vouchers[place].name for place in ledger.vouchers],
        ledger.descriptions,
        *_dimension_columns(books, ledger.objects),
    ]
    whole = _table(VOUCHERS, ledger.rows, columns)
    year_of = {period: books.year_of(period) or THIS_YEAR for period in set(ledger.periods)}
    for year in sorted(set(year_of.values()), reverse=True):
        own = pa.array([year_of[period] == year for period in ledger.periods])
        yield Table(sheet_name(VOUCHERS, year), whole.cells.filter(own))


def _balance_tables(books: Books, balances: Agreement | None) -> Iterable[Table]:
    # With vouchers, the balances say the same money again: they are only held against them.
    if balances and not books.ledger:
        yield from _period_tables(books, BALANCES, books.balances, balances.counting)


def _budget_tables(books: Books, balances: Agreement | None) -> Iterable[Table]:
    if not books.budget:
        return
    counting = budget_counting(books, balances)
    of_months = [row for row in books.budget if row.period]
    yield from _period_tables(books, BUDGET, of_months, counting)
    of_years = [
        row._replace(period=books.years[row.year][1][:6]) for row in books.budget if not row.period
    ]
    yield from _period_tables(books, YEAR_BUDGET, of_years, counting)


def _period_tables(
    books: Books, base: str, rows: list[PeriodAmount], counting: Counting
) -> Iterable[Table]:
    """The rows broken down by cost centre, and the same totals by each other dimension they have.

    Which dimension holds the cost centres may be said only when the sender is known.
    """
    usual = breakdown_dimension(default_fields(books.dimensions))
    yield from _tables_by_year(books, base, counted(rows, counting, usual))
    if counting is Counting.TOTALS:
        marked = {number for objects in {row.objects for row in rows} for number, _ in objects}
        for number in in_order(marked - books.private - {usual}):
            for table in _tables_by_year(books, base, counted(rows, counting, number)):
                yield replace(table, sheet=sheet_by(table.sheet, number))


def _tables_by_year(books: Books, base: str, rows: list[PeriodAmount]) -> Iterable[Table]:
    by_year: dict[int, list[PeriodAmount]] = defaultdict(list)
    for row in rows:
        by_year[row.year].append(row)
    for year in sorted(by_year, reverse=True):
        part = by_year[year]
        columns: list[Column] = [
            [row.period for row in part],
            [row.account for row in part],
            [row.text for row in part],
            *_dimension_columns(books, [row.objects for row in part]),
        ]
        yield _table(sheet_name(base, year), [row.row for row in part], columns)


def _dimension_columns(books: Books, marks: Sequence[Objects]) -> Iterable[Column]:
    """One column per dimension of the file; where a row names two objects of one, the first."""
    distinct = set(marks)
    for number in books.dimensions:
        code_of = {objects: dict(reversed(objects)).get(number) for objects in distinct}
        yield [code_of[objects] for objects in marks]


def _table(sheet: str, rows: Sequence[int], columns: Sequence[Column]) -> Table:
    cells = {ROW: pa.array(rows, pa.int32())}
    for number, values in enumerate(columns, start=1):
        cells[letter(number)] = pa.array([value or None for value in values], pa.string())
    return Table(sheet, pa.table(cells))


def _stated(books: Books, sheets: Sequence[str]) -> Iterable[StatedTotal]:
    """The results that the file states, for the sheet whose rows should give them."""
    for (year, account), result in books.results.items():
        kind, base = (Kind.LEDGER, VOUCHERS) if books.ledger else (Kind.BALANCES, BALANCES)
        usual = sheet_name(base, year)
        for sheet in (name for name in sheets if name == usual or name.startswith(usual + _BY)):
            yield StatedTotal(
                kind=kind.value,
                label=f"RES {account}",
                amount=result.text,
                period=None,
                row=result.row,
                account=account,
                sheet=sheet,
            )


def _evidence(books: Books, balances: Agreement | None) -> Iterable[Evidence]:
    yield from books.evidence
    yield Evidence("program", f"{books.program} {books.version}".strip(), "filens programpost")
    yield Evidence("source", _source(books), "program och organisationsnummer eller namn")
    for year, (first, last) in books.years.items():
        yield Evidence("fiscal_year", f"{first}–{last}", f"räkenskapsår {count(year)}")
    for number, dimension in books.dimensions.items():
        yield Evidence("dimension", number, dimension or "utan namn i filen")
    for number in sorted(books.private & books.dimension_names.keys()):
        yield Evidence(
            "dimension_left_out",
            number,
            f"{books.dimension_names[number]}: uppgifter om anställda och kunder läses aldrig",
        )
    if balances and not books.ledger:
        yield _counting_evidence(balances)


def _counting_evidence(balances: Agreement) -> Evidence:
    value = {
        Counting.TOTALS: "raderna utan objekt är totaler",
        Counting.PARTS: "raderna utan objekt är det som saknar objekt",
    }[balances.counting]
    agreeing = count(balances.compared - len(balances.differences))
    because = (
        f"{agreeing} av {count(balances.compared)} konton stämmer med #RES och #UB"
        if balances.compared
        else "filen anger inget resultat eller saldo att stämma av mot"
    )
    return Evidence("counting", value, because)


def _source(books: Books) -> str:
    """A name for the sender that is the same next month: program and organisation.

    A sole trader's organisation number is a personal identity number and is never used.
    """
    number = _ORGANISATION_NUMBER.fullmatch(books.organisation_number.replace(" ", ""))
    organisation = f"{number[1]}-{number[2]}" if number else books.company
    return "-".join(filter(None, ("sie", _slug(books.program), _slug(organisation))))


def _slug(text: str) -> str:
    plain = text.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return "-".join(re.findall("[a-z0-9]+", plain))

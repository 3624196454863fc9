"""A SIE 4E file of a fiscal year: codes, opening and closing balances, budget and vouchers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from data.demo.generator.figures import Figures
from data.demo.generator.vouchers import VoucherRow

ENCODING = "cp437"
BANK, RECEIVABLES, PAYABLES, PAY_DUE, ACCRUED, EQUITY = (
    "19300", "15100", "25100", "27900", "29900", "20100",
)  # fmt: skip
BALANCE_ACCOUNTS: Mapping[str, str] = {
    BANK: "Avräkning mot kommunens bank",
    RECEIVABLES: "Kundfordringar",
    EQUITY: "Eget kapital",
    PAYABLES: "Leverantörsskulder",
    PAY_DUE: "Skulder till personalen",
    ACCRUED: "Upplupna kostnader",
}
_OTHER_SIDE = {
    "LON": PAY_DUE, "LEV": PAYABLES, "EKB": BANK, "KND": RECEIVABLES, "PER": ACCRUED, "BOK": BANK,
}  # fmt: skip


@dataclass(frozen=True)
class Books:
    """A year as SIE tells it. `objects` are (dimension number, code, name); amounts are öre."""

    year: int
    upto: int
    accounts: Mapping[str, str]
    dimensions: Mapping[str, str]
    objects: Sequence[tuple[str, str, str]]
    activity_codes: Mapping[str, str]
    """The activity code (dimension 20) that a cost centre (dimension 1) is booked with."""
    digits: str
    opening: Mapping[str, int]
    budget: Figures
    rows: Sequence[VoucherRow]
    results: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        results: dict[str, int] = defaultdict(int)
        for row in self.rows:
            results[row.line.account + self.digits] += row.amount
        object.__setattr__(self, "results", dict(results))

    @property
    def closing(self) -> dict[str, int]:
        """What stands on the balance accounts when the vouchers are booked."""
        closing = defaultdict(int, self.opening)
        for row in self.rows:
            closing[_OTHER_SIDE[row.series]] -= row.amount
        return dict(closing)

    @property
    def next_opening(self) -> dict[str, int]:
        """The year after opens as this one closes, with the result moved to equity."""
        opening = dict(self.closing)
        opening[EQUITY] = opening.get(EQUITY, 0) + sum(self.results.values())
        return opening


def sie_file(books: Books, company: str) -> bytes:
    """The lines of the file, in the order of the standard (SIE 4B, chapter 7)."""
    lines = [
        *_heading(books, company),
        *_codes(books),
        *_balances(books),
        *_budget(books),
        *_vouchers(books),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(ENCODING)


def _heading(books: Books, company: str) -> list[str]:
    return [
        "#FLAGGA 0",
        "#FORMAT PC8",
        "#SIETYP 4",
        '#PROGRAM "Ekonomisystem" 7.2',
        f"#GEN {_next_working_month(books.upto)}",
        f'#FNAMN "{company}"',
        f"#RAR 0 {books.year}0101 {books.year}1231",
        f"#RAR -1 {books.year - 1}0101 {books.year - 1}1231",
        f"#OMFATTN {_last_day(books.upto):%Y%m%d}",
        "#VALUTA SEK",
        "#KPTYP KOMMUNBAS",
    ]


def _codes(books: Books) -> Iterable[str]:
    for code, name in sorted({**books.accounts, **BALANCE_ACCOUNTS}.items()):
        kind = {"1": "T", "2": "S", "3": "I"}.get(code[0], "K")
        yield f'#KONTO {code} "{name}"'
        yield f"#KTYP {code} {kind}"
    for number, name in books.dimensions.items():
        yield f'#DIM {number} "{name}"'
    for number, code, name in books.objects:
        yield f'#OBJEKT {number} "{code}" "{name}"'


def _balances(books: Books) -> Iterable[str]:
    closing = books.closing
    for account in BALANCE_ACCOUNTS:
        yield f"#IB 0 {account} {_amount(books.opening.get(account, 0))}"
    for account in BALANCE_ACCOUNTS:
        yield f"#UB 0 {account} {_amount(closing.get(account, 0))}"
    for account, amount in sorted(books.results.items()):
        yield f"#RES 0 {account} {_amount(amount)}"


def _budget(books: Books) -> Iterable[str]:
    """Only rows with objects: together they are the account's budget for the month."""
    for (line, period), amount in sorted(books.budget.items(), key=lambda item: item[0][::-1]):
        if period // 100 == books.year:
            account = line.account + books.digits
            objects = _objects(books, line.cost_centre)
            yield f"#PBUDGET 0 {period} {account} {objects} {_amount(amount)}"


def _vouchers(books: Books) -> Iterable[str]:
    ordered = sorted(books.rows, key=lambda row: (row.series, row.number))
    for (series, number), group in groupby(ordered, key=lambda row: (row.series, row.number)):
        rows = list(group)
        title = _title(rows)
        yield f'#VER {series} {number} {rows[0].booked_on:%Y%m%d} "{title}"'
        yield "{"
        for row in rows:
            account = row.line.account + books.digits
            objects = _objects(books, row.line.cost_centre)
            own_text = f' "" "{row.text}"' if row.text != title else ""
            yield f"#TRANS {account} {objects} {_amount(row.amount)}{own_text}"
        yield f"#TRANS {_OTHER_SIDE[series]} {{}} {_amount(-sum(row.amount for row in rows))}"
        yield "}"


def _title(rows: Sequence[VoucherRow]) -> str:
    texts = {row.text for row in rows}
    return texts.pop() if len(texts) == 1 else "Löner och arvoden"


def _objects(books: Books, cost_centre: str) -> str:
    activity_code = books.activity_codes.get(cost_centre)
    rest = f' 20 "{activity_code}"' if activity_code else ""
    return f'{{1 "{cost_centre}"{rest}}}'


def _amount(ore: int) -> str:
    whole, rest = divmod(abs(ore), 100)
    return f"{'-' if ore < 0 else ''}{whole}.{rest:02d}"


def _last_day(period: int) -> date:
    year, month = divmod(period, 100)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _next_working_month(upto: int) -> str:
    """When the file was made: the tenth of the month after."""
    return f"{_last_day(upto) + timedelta(days=10):%Y%m%d}"

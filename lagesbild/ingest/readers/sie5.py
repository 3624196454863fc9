"""SIE 5: the XML successor. It has no balances per month; months come from the ledger entries.

Read with expat directly, element by element: line numbers come with every row, and a file that
declares a document type is refused before any entity can be expanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from xml.parsers import expat

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.readers.sie_books import (
    THIS_YEAR,
    Account,
    Balance,
    BookingDay,
    Books,
    Ledger,
    PeriodAmount,
    Voucher,
    fiscal_year,
    refuse_unreadable,
    refuse_unusable,
    refuse_web_page,
)
from lagesbild.ingest.readers.sie_file import as_read_file
from lagesbild.ingest.readers.sie_values import Unreadable, amount_in
from lagesbild.ingest.table import Evidence, FileForm, ReadFile
from lagesbild.periods import Period

_LEVEL = "5"
_HEAD = 1_000
_ENCODINGS = ("UTF-8", "ISO-8859-1", "WINDOWS-1252", "UTF-16", "US-ASCII")
_ROOTS = ("Sie", "SieEntry")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_RESULT_TYPES = ("cost", "income")
_TAKES_OBJECTS = ("LedgerEntry", "Budget", "OpeningBalance", "ClosingBalance")

Attributes = dict[str, str]


def read(name: str, content: bytes) -> ReadFile:
    """Read a SIE 5 file, whole (Sie) or of entries only (SieEntry), into tables of text.

    FileRefused when the file is something else, is broken or has rows that cannot be read.
    """
    found = _Parser()
    found.parse(content)
    books = Books(
        form=FileForm.SIE5,
        level=_LEVEL,
        encoding=found.encoding,
        program=found.program,
        version=found.version,
        company=found.company,
        organisation_number=found.organisation_number,
        years=found.numbered_years(),
        accounts=found.accounts,
        dimension_names=found.dimension_names,
        dimension_parents={},
        opening=found.balances_by_year("OpeningBalance"),
        closing=found.balances_by_year("ClosingBalance"),
        results=found.balances_by_year("ClosingBalance", _RESULT_TYPES),
        vouchers=found.vouchers,
        ledger=found.ledger,
        balances=[],
        budget=found.budget_by_year(),
        left_out={"#BTRANS": found.struck},
        evidence=(
            Evidence("encoding", found.encoding, "XML-deklarationen"),
            Evidence("level", _LEVEL, f"XML med elementet {found.root}"),
        ),
    )
    refuse_unusable(books, found.currency)
    return as_read_file(name, books)


@dataclass
class _Row:
    """A row under way: its elements come one by one."""

    row: int
    attributes: Attributes
    objects: list[tuple[str, str]] = field(default_factory=list)
    struck: bool = False


@dataclass(frozen=True)
class _MonthBalance:
    account: str
    month: str
    balance: Balance


@dataclass
class _Parser:
    """Takes the elements of a file in order and sorts what they say."""

    encoding: str = "UTF-8"
    root: str = ""
    program: str = ""
    version: str = ""
    company: str = ""
    organisation_number: str = ""
    currency: str = ""
    accounts: dict[str, Account] = field(default_factory=dict)
    dimension_names: dict[str, str] = field(default_factory=dict)
    vouchers: list[Voucher] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    struck: int = 0
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._years: list[tuple[str, str, bool]] = []
        self._month_balances: dict[str, list[_MonthBalance]] = {
            "OpeningBalance": [],
            "ClosingBalance": [],
        }
        self._budget: list[PeriodAmount] = []
        self._account_types: dict[str, str] = {}
        self._account = ""
        self._journal = ""
        self._voucher_attributes: Attributes = {}
        self._open_row: _Row | None = None
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "SoftwareProduct": self._software,
            "Company": self._company,
            "FiscalYear": self._year,
            "AccountingCurrency": self._accounting_currency,
            "Account": self._start_account,
            "Dimension": self._dimension,
            "Journal": self._start_journal,
            "JournalEntry": self._voucher,
            "ObjectReference": self._object,
            "Overstrike": self._strike,
        }
        self._ends: dict[str, Callable[[_Row], None]] = {
            "LedgerEntry": self._entry,
            "Budget": self._budget_amount,
            "OpeningBalance": self._opening_balance,
            "ClosingBalance": self._closing_balance,
        }
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.XmlDeclHandler = self._declared
        self._expat.StartDoctypeDeclHandler = _refuse_document_type

    def parse(self, content: bytes) -> None:
        """Read all of the file; FileRefused when it is not sound."""
        refuse_web_page(content[:_HEAD].decode("latin-1"))
        try:
            self._expat.Parse(content, True)
        except expat.ExpatError as broken:
            raise FileRefused(
                f"XML-filen är trasig på rad {broken.lineno}. Den kan vara avklippt: exportera den "
                "på nytt.",
                (Problem("", broken.lineno, "", "XML-filen är trasig här."),),
            ) from broken
        refuse_unreadable(sorted(self.problems))

    def numbered_years(self) -> dict[int, tuple[str, str]]:
        """Fiscal years as in SIE 4: 0 for the primary one, −1 for the one before."""
        years = sorted(set(self._years))
        primary = next((place for place, year in enumerate(years) if year[2]), len(years) - 1)
        return {place - primary: year[:2] for place, year in enumerate(years)}

    def balances_by_year(
        self, element: str, types: tuple[str, ...] = ()
    ) -> dict[tuple[int, str], Balance]:
        """Balances of whole accounts by fiscal year; only of accounts of `types` when given."""
        years = self.numbered_years()
        found = {}
        for one in self._month_balances[element]:
            year = fiscal_year(years, one.month)
            is_result = self._account_types.get(one.account) in _RESULT_TYPES
            if year is not None and is_result == bool(types):
                found[year, one.account] = one.balance
        return found

    def budget_by_year(self) -> list[PeriodAmount]:
        """The budget rows; those without a month are for the primary year."""
        years = self.numbered_years()
        return [
            row._replace(year=fiscal_year(years, row.period) or THIS_YEAR) for row in self._budget
        ]

    @property
    def _row(self) -> int:
        return int(self._expat.CurrentLineNumber)

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        self.encoding = (encoding or self.encoding).upper()
        if self.encoding not in _ENCODINGS:
            raise FileRefused(
                f"XML-filen säger sig ha teckenkodningen {encoding}. SIE 5 ska vara UTF-8 eller "
                "ISO-8859-1: exportera filen på nytt."
            )

    def _start(self, name: str, attributes: Attributes) -> None:
        element = name.rpartition(" ")[2]
        if not self.root:
            self._take_root(element)
        if element in _TAKES_OBJECTS:
            self._open_row = _Row(self._row, attributes)
        start = self._starts.get(element)
        if start:
            self._noting_problems(lambda: start(attributes), self._row)

    def _end(self, name: str) -> None:
        end = self._ends.get(name.rpartition(" ")[2])
        row = self._open_row
        if end and row:
            self._open_row = None
            self._noting_problems(lambda: end(row), row.row)

    def _noting_problems(self, take: Callable[[], None], row: int) -> None:
        try:
            take()
        except Unreadable as unreadable:
            self.problems.append(Problem("", row, "", str(unreadable)))

    def _take_root(self, element: str) -> None:
        if element not in _ROOTS:
            raise FileRefused(
                f"Filen är XML men inte SIE 5: den börjar med elementet {element}, inte Sie eller "
                "SieEntry. Kontrollera att rätt fil valdes."
            )
        self.root = element

    def _software(self, attributes: Attributes) -> None:
        self.program, self.version = attributes.get("name", ""), attributes.get("version", "")

    def _company(self, attributes: Attributes) -> None:
        self.company = attributes.get("name", "")
        self.organisation_number = attributes.get("organizationId", "")

    def _accounting_currency(self, attributes: Attributes) -> None:
        self.currency = attributes.get("currency", "")

    def _year(self, attributes: Attributes) -> None:
        first, last = _month(attributes.get("start", "")), _month(attributes.get("end", ""))
        primary = attributes.get("primary", "").strip() in ("true", "1")
        last_day = Period.parse(last).last_day
        self._years.append((f"{first}01", f"{last_day:%Y%m%d}", primary))

    def _start_account(self, attributes: Attributes) -> None:
        self._account = _needed(attributes, "id")
        self.accounts.setdefault(self._account, Account(self._row, attributes.get("name", "")))
        self._account_types[self._account] = attributes.get("type", "")

    def _dimension(self, attributes: Attributes) -> None:
        self.dimension_names[_needed(attributes, "id")] = attributes.get("name", "")

    def _start_journal(self, attributes: Attributes) -> None:
        self._journal = attributes.get("id", "")

    def _voucher(self, attributes: Attributes) -> None:
        name = " ".join(filter(None, (self._journal, attributes.get("id", ""))))
        self.vouchers.append(Voucher(self._row, name))
        self._voucher_attributes = attributes

    def _object(self, attributes: Attributes) -> None:
        if self._open_row:
            pair = (_needed(attributes, "dimId"), _needed(attributes, "objectId"))
            self._open_row.objects.append(pair)

    def _strike(self, attributes: Attributes) -> None:
        if self._open_row:
            self._open_row.struck = True

    def _entry(self, row: _Row) -> None:
        if row.struck:  # corrected in place, as #BTRANS in SIE 4: must not count
            self.struck += 1
            return
        if not self.vouchers:
            raise Unreadable("Konteringsraden (LedgerEntry) står utanför en verifikation.")
        of_voucher = self._voucher_attributes
        self.ledger.add(
            row=row.row,
            voucher=len(self.vouchers) - 1,
            day=_day(row.attributes.get("ledgerDate") or of_voucher.get("journalDate", "")),
            account=_needed(row.attributes, "accountId"),
            text=row.attributes.get("amount", "").strip(),
            description=row.attributes.get("text") or of_voucher.get("text", ""),
            objects=tuple(row.objects),
        )

    def _budget_amount(self, row: _Row) -> None:
        amount, text = _amount(row.attributes)
        month = row.attributes.get("month", "")
        if not month and not self._years:
            raise Unreadable("Budgetposten saknar månad och filen anger inget räkenskapsår.")
        self._budget.append(
            PeriodAmount(
                row=row.row,
                year=THIS_YEAR,
                period=_month(month) if month else "",
                account=self._account,
                amount=amount,
                text=text,
                objects=tuple(row.objects),
            )
        )

    def _opening_balance(self, row: _Row) -> None:
        self._note_balance("OpeningBalance", row)

    def _closing_balance(self, row: _Row) -> None:
        self._note_balance("ClosingBalance", row)

    def _note_balance(self, element: str, row: _Row) -> None:
        amount, text = _amount(row.attributes)
        month = _month(row.attributes.get("month", ""))
        if not row.objects:
            balance = Balance(row.row, amount, text)
            self._month_balances[element].append(_MonthBalance(self._account, month, balance))


def _refuse_document_type(*_: object) -> None:
    raise FileRefused(
        "XML-filen har en dokumenttyp (DOCTYPE). Det har aldrig en SIE-fil, och den läses inte "
        "eftersom den kan dölja skadligt innehåll. Exportera filen på nytt."
    )


def _needed(attributes: Attributes, name: str) -> str:
    value = attributes.get(name, "")
    if not value:
        raise Unreadable(f"Uppgiften {name} saknas.")
    return value


def _amount(attributes: Attributes) -> tuple[Decimal, str]:
    text = attributes.get("amount", "").strip()
    return amount_in(text), text


def _month(text: str) -> str:
    """A month "2014-01" as "201401"."""
    try:
        if not _MONTH.fullmatch(text) or not Period.parse(text).is_month:
            raise ValueError(text)
    except ValueError:
        raise Unreadable(
            f"Månaden ”{text}” finns inte. SIE 5 skriver månader som ÅÅÅÅ-MM, till exempel 2023-01."
        ) from None
    return text.replace("-", "")


def _day(text: str) -> BookingDay:
    try:
        return BookingDay.of(date.fromisoformat(text))
    except ValueError:
        raise Unreadable(
            f"Datumet ”{text}” finns inte. SIE 5 skriver datum som ÅÅÅÅ-MM-DD, till exempel "
            "2023-01-31."
        ) from None

"""SIE 1–4: the text format that every Swedish accounting system exports.

The rules are those of SIE 4B (2008-09-30) and what real programs make of them; see
docs/formats/sie.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

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
from lagesbild.ingest.readers.sie_records import (
    CLOSING,
    STRAY,
    Checksum,
    Record,
    checksum,
    decode,
    records,
    split,
)
from lagesbild.ingest.readers.sie_values import Unreadable, amount_in
from lagesbild.ingest.table import Evidence, FileForm, ReadFile
from lagesbild.periods import Period
from lagesbild.text import plural

_YEAR_NUMBER = re.compile(r"-?[0-9]{1,2}")
_LEVEL_WHEN_MISSING = "1"
_NO_DAY = BookingDay("", "")
_SIE_LABEL = re.compile(r"(?im)^[ \t]*#(FLAGGA|PROGRAM|SIETYP|KONTO|VER)\b")


def read(name: str, content: bytes) -> ReadFile:
    """Read a SIE 1–4 file into tables of text.

    FileRefused when the file is something else, is cut off, or has rows that cannot be read.
    """
    decoded = decode(content)
    _refuse_other_forms(decoded.text)
    sums = checksum(decoded.text)
    parser = _Parser()
    for record in records(decoded.text):
        parser.take(record)
    parser.finish()
    balances, balances_left_out = _in_their_years(parser.amounts_of["#PSALDO"], parser.years)
    budget, budget_left_out = _in_their_years(parser.amounts_of["#PBUDGET"], parser.years)
    books = Books(
        form=FileForm.SIE4,
        level=parser.heading.get("#SIETYP", _LEVEL_WHEN_MISSING),
        encoding=decoded.encoding,
        program=parser.program,
        version=parser.version,
        company=parser.heading.get("#FNAMN", ""),
        organisation_number=parser.heading.get("#ORGNR", ""),
        years=parser.years,
        accounts=parser.accounts,
        dimension_names=parser.dimension_names,
        dimension_parents=parser.dimension_parents,
        opening=parser.balances_of["#IB"],
        closing=parser.balances_of["#UB"],
        results=parser.balances_of["#RES"],
        vouchers=parser.vouchers,
        ledger=parser.ledger,
        balances=balances,
        budget=budget,
        left_out=parser.left_out,
        checksum=_in_words(sums),
        evidence=(
            Evidence("encoding", decoded.encoding, decoded.because),
            _level_evidence(parser.heading.get("#SIETYP")),
        ),
        warnings=(
            *decoded.warnings,
            *_checksum_warnings(sums),
            *_two_years_warnings("#PSALDO", balances_left_out),
            *_two_years_warnings("#PBUDGET", budget_left_out),
        ),
    )
    refuse_unusable(books, currency=parser.heading.get("#VALUTA", ""))
    return as_read_file(name, books)


def _refuse_other_forms(text: str) -> None:
    refuse_web_page(text)
    if not _SIE_LABEL.search(text):
        raise FileRefused(
            "Filen är inte en SIE-fil: en sådan har rader som börjar med #FLAGGA, #PROGRAM och "
            "#KONTO. Kontrollera att rätt fil valdes."
        )


def _in_their_years(
    rows: list[PeriodAmount], years: Mapping[int, tuple[str, str]]
) -> tuple[list[PeriodAmount], int]:
    """Place rows in the year of their period; and how many say two different years.

    BL Administration 2018 numbers two years' rows 0: there the period is right. Avendo writes last
    year's budget (-1) on this year's months: such rows would be counted twice and are left out.
    """
    placed = []
    for row in rows:
        year = fiscal_year(years, row.period)
        if year in (None, row.year):
            placed.append(row)
        elif row.year == THIS_YEAR:
            placed.append(row._replace(year=year))
    return placed, len(rows) - len(placed)


def _two_years_warnings(label: str, rows: int) -> tuple[str, ...]:
    if not rows:
        return ()
    return (
        f"{plural(rows, 'rad', 'rader')} ({label}) säger sig höra till ett tidigare räkenskapsår "
        "men har månader i ett annat. De räknas inte, så att inget belopp räknas dubbelt.",
    )


def _level_evidence(stated: str | None) -> Evidence:
    if stated is None:
        return Evidence("level", _LEVEL_WHEN_MISSING, "#SIETYP saknas, och då är typen 1")
    return Evidence("level", stated, f"#SIETYP {stated}")


def _in_words(sums: Checksum | None) -> str:
    if sums is None:
        return "saknas"
    return "stämmer" if sums.holds else "stämmer inte"


def _checksum_warnings(sums: Checksum | None) -> tuple[str, ...]:
    if sums is None or sums.holds:
        return ()
    return (
        f"Kontrollsumman på rad {sums.row} stämmer inte: filen anger {sums.stated} men raderna ger "
        f"{sums.computed}. Filen har ändrats efter exporten. Exportera den på nytt.",
    )


@dataclass
class _Parser:
    """Takes the records of a file in order and sorts what they say."""

    heading: dict[str, str] = field(default_factory=dict)
    program: str = ""
    version: str = ""
    years: dict[int, tuple[str, str]] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    dimension_names: dict[str, str] = field(default_factory=dict)
    dimension_parents: dict[str, str] = field(default_factory=dict)
    vouchers: list[Voucher] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.balances_of: dict[str, dict[tuple[int, str], Balance]] = {
            label: {} for label in ("#IB", "#UB", "#RES")
        }
        self.amounts_of: dict[str, list[PeriodAmount]] = {"#PSALDO": [], "#PBUDGET": []}
        self._inside_voucher = False
        self._voucher_day = _NO_DAY
        self._voucher_text = ""
        self._known_days: dict[str, BookingDay] = {}
        self._takers: dict[str, Callable[[Record], None]] = {
            "#TRANS": self._transaction,
            "#RTRANS": self._left_out,
            "#BTRANS": self._left_out,
            "#VER": self._voucher,
            CLOSING: self._close,
            "#PSALDO": self._period_amount,
            "#PBUDGET": self._period_amount,
            "#IB": self._balance,
            "#UB": self._balance,
            "#RES": self._balance,
            "#KONTO": self._account,
            "#DIM": self._dimension,
            "#UNDERDIM": self._dimension,
            "#RAR": self._year,
            "#PROGRAM": self._program,
            "#SIETYP": self._heading,
            "#FNAMN": self._heading,
            "#ORGNR": self._heading,
            "#VALUTA": self._heading,
            STRAY: self._stray,
        }

    def take(self, record: Record) -> None:
        """Note what a record says; labels that are not known are ignored (SIE 4B, 7.1)."""
        taker = self._takers.get(record.label)
        if taker is None:
            return
        try:
            taker(record)
        except Unreadable as unreadable:
            self.problems.append(Problem("", record.row, "", str(unreadable)))

    def finish(self) -> None:
        """Refuse the file if anything in it could not be read."""
        if self._inside_voucher:
            self._note_unclosed_voucher()
        refuse_unreadable(self.problems)

    def _heading(self, record: Record) -> None:
        fields, _ = _split(record)
        self.heading[record.label] = _field(fields, 0).strip()

    def _program(self, record: Record) -> None:
        fields, _ = _split(record)
        self.program, self.version = _field(fields, 0).strip(), _field(fields, 1).strip()

    def _year(self, record: Record) -> None:
        fields, _ = _split(record)
        if _field(fields, 1) and _field(fields, 2):  # 4I files leave the days empty
            for day in fields[1:3]:
                self._day(day)
            self.years[_year_number(fields)] = (fields[1], fields[2])

    def _account(self, record: Record) -> None:
        fields, _ = _split(record)
        code = _field(fields, 0)
        if not code:
            raise Unreadable("Kontot saknar nummer. Efter #KONTO ska kontonummer och namn stå.")
        self.accounts.setdefault(code, Account(record.row, _field(fields, 1)))

    def _dimension(self, record: Record) -> None:
        fields, _ = _split(record)
        self.dimension_names[_field(fields, 0)] = _field(fields, 1)
        if record.label == "#UNDERDIM":
            self.dimension_parents[_field(fields, 0)] = _field(fields, 2)

    def _balance(self, record: Record) -> None:
        fields, _ = _split(record)
        text = _field(fields, 2)
        key = (_year_number(fields), _field(fields, 1))
        self.balances_of[record.label][key] = Balance(record.row, amount_in(text), text)

    def _period_amount(self, record: Record) -> None:
        fields, objects = _split(record)
        text = _field(fields, 3)
        self.amounts_of[record.label].append(
            PeriodAmount(
                row=record.row,
                year=_year_number(fields),
                period=_period(_field(fields, 1)),
                account=_needed_account(fields, 2),
                amount=amount_in(text),
                text=text,
                objects=objects,
            )
        )

    def _voucher(self, record: Record) -> None:
        if self._inside_voucher:
            self._note_unclosed_voucher()
        # Begun before anything is read, so that its rows belong here also when it is unreadable;
        # one program forgets the opening brace (e-conomic).
        self._inside_voucher = True
        self._voucher_day, self._voucher_text = _NO_DAY, ""
        self.vouchers.append(Voucher(record.row, ""))
        fields, _ = _split(record)
        name = " ".join(filter(None, (_field(fields, 0), _field(fields, 1))))
        self.vouchers[-1] = Voucher(record.row, name)
        self._voucher_text = _field(fields, 3)
        self._voucher_day = self._day(_field(fields, 2))

    def _close(self, record: Record) -> None:
        self._inside_voucher = False

    def _transaction(self, record: Record) -> None:
        if not self._inside_voucher:
            raise Unreadable("Konteringsraden (#TRANS) står utanför en verifikation.")
        fields, objects = _split(record)
        own_day = _field(fields, 2)
        self.ledger.add(
            row=record.row,
            voucher=len(self.vouchers) - 1,
            day=self._day(own_day) if own_day else self._voucher_day,
            account=_needed_account(fields, 0),
            text=_field(fields, 1),
            description=_field(fields, 3) or self._voucher_text,
            objects=objects,
        )

    def _left_out(self, record: Record) -> None:
        # An added row is followed by the same row as #TRANS, a removed one no longer counts.
        self.left_out[record.label] += 1

    def _stray(self, record: Record) -> None:
        raise Unreadable(
            "Raden börjar inte med #. Troligen finns ett radbyte i en text på raden före: ta bort "
            "det i ekonomisystemet."
        )

    def _note_unclosed_voucher(self) -> None:
        voucher = self.vouchers[-1]
        self.problems.append(
            Problem(
                "",
                voucher.row,
                "",
                f"Verifikation {voucher.name} saknar avslutande }}. Filen är troligen avklippt.",
            )
        )

    def _day(self, text: str) -> BookingDay:
        """The same few hundred days come back on every row."""
        known = self._known_days.get(text)
        if known is None:
            known = self._known_days[text] = _day(text)
        return known


def _split(record: Record) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    try:
        return split(record.rest)
    except ValueError:
        raise Unreadable("Objektlistan inom { } ska bestå av par: dimension och objekt.") from None


def _field(fields: list[str], place: int) -> str:
    return fields[place] if place < len(fields) else ""


def _year_number(fields: list[str]) -> int:
    text = _field(fields, 0)
    if not _YEAR_NUMBER.fullmatch(text):
        raise Unreadable(f"Årsnumret ”{text}” går inte att läsa. Det ska vara 0, -1, -2 …")
    return int(text)


def _needed_account(fields: list[str], place: int) -> str:
    account = _field(fields, place)
    if not account:
        raise Unreadable("Kontot saknas på raden.")
    return account


def _day(text: str) -> BookingDay:
    try:
        if not re.fullmatch("[0-9]{8}", text):
            raise ValueError(text)
        return BookingDay.of(date(int(text[:4]), int(text[4:6]), int(text[6:])))
    except ValueError:
        raise Unreadable(
            f"Datumet ”{text}” finns inte. SIE skriver datum som ÅÅÅÅMMDD, till exempel 20230131."
        ) from None


def _period(text: str) -> str:
    try:
        if not re.fullmatch("[0-9]{6}", text):
            raise ValueError(text)
        return f"{Period.parse(text).code}"
    except ValueError:
        raise Unreadable(
            f"Perioden ”{text}” finns inte. SIE skriver perioder som ÅÅÅÅMM, till exempel 202301."
        ) from None

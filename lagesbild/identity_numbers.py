"""Swedish personal identity numbers, coordination numbers and organisation numbers in texts (I6).

A number is a person's when its date exists (a coordination number has 60 added to the day) and its
check digit holds. An organisation number has at least 2 as its third digit, where a person's has
the first digit of a month, so it is told apart by that sign and let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lagesbild.errors import UserError

BLOTTED_OUT = "██████"

DASHES = "+\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d-"
"""What may stand before the last four digits; programs for text make a hyphen typographic."""

BLANKS = " \u00a0\u2007\u2009\u202f"
MARK = f"(?:[{BLANKS}]?[{DASHES}][{BLANKS}]?|[{BLANKS}])"
CENTURIES = ("18", "19", "20")

_SHAPE = re.compile(
    rf"(?<![0-9])(?:(?P<century>{'|'.join(CENTURIES)})?(?P<day>[0-9]{{6}})(?P<mark>{MARK})?"
    rf"|(?P<century_iso>{'|'.join(CENTURIES)})(?P<iso>[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}})"
    rf"[{DASHES}])(?P<last>[0-9]{{4}})(?![0-9])"
)
_ESCAPED = r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}"  # as Python tells of a text with an odd blank
_ANYTHING_OF_THE_SHAPE = re.compile(
    r"(?<![0-9])(?:[0-9]{2})?[0-9]{2}-?[0-9]{2}-?[0-9]{2}"
    rf"(?:{MARK}|{_ESCAPED})?[0-9]{{4}}(?![0-9])"
)
_CHECKSUM = re.compile(r"\b[0-9a-f]{32,}\b")
_WHOLE_PART = re.compile(r"[0-9][.,]\Z")
_FRACTION = re.compile(r"[.,][0-9]{2}")
_SAID_TO_BE = re.compile(
    r"(?:pers(?:on)?\.?[ -]?(?:nr|nummer|id)|p-?nr|samordningsn\w*|född)[^0-9]{0,12}\Z",
    re.IGNORECASE,
)
_COORDINATION = 60
_FIRST_THIRD_DIGIT_OF_AN_ORGANISATION = "2"


class Form(Enum):
    """How a number is written. The less it looks like a person's, the more evidence it takes."""

    TEN_DIGITS = "ten digits and nothing between"
    TWELVE_DIGITS = "twelve digits and nothing between"
    MARKED = "with a hyphen, a plus or another dash"
    SPACED = "with a blank"


class PersonNumberFound(UserError):
    """A text that is about to be kept holds a person's number; the message does not."""


@dataclass(frozen=True)
class Candidate:
    """Ten digits in a text that could be a person's, or an organisation's, number."""

    start: int
    end: int
    form: Form
    century: str
    digits: str
    said_to_be: bool
    """The words before it say that it is a person's number."""

    @property
    def check_digit_holds(self) -> bool:
        return check_digit_holds(self.digits)

    @property
    def is_dated(self) -> bool:
        """Whether it begins with a day that has been, or will be."""
        return any(
            _is_day(f"{century}{self.digits[:6]}")
            for century in ((self.century,) if self.century else CENTURIES)
        )

    @property
    def is_person(self) -> bool:
        return self.check_digit_holds and self.is_dated

    @property
    def is_organisation(self) -> bool:
        return (
            self.digits[2] >= _FIRST_THIRD_DIGIT_OF_AN_ORGANISATION
            and not self.century
            and self.check_digit_holds
        )


def candidates(text: str) -> Iterator[Candidate]:
    """Everything of the shape, in order; a number with decimals is an amount."""
    if len(text) >= 32:
        text = _CHECKSUM.sub(lambda found: "x" * len(found[0]), text)
    for found in _SHAPE.finditer(text):
        form = _form(found)
        if form in (Form.TEN_DIGITS, Form.TWELVE_DIGITS) and (
            _WHOLE_PART.search(text, 0, found.start()) or _FRACTION.match(text, found.end())
        ):
            continue
        day = found["day"] or found["iso"].replace("-", "")
        yield Candidate(
            start=found.start(),
            end=found.end(),
            form=form,
            century=found["century"] or found["century_iso"] or "",
            digits=day + found["last"],
            said_to_be=_SAID_TO_BE.search(text, 0, found.start()) is not None,
        )


def persons_in(text: str) -> list[Candidate]:
    """The identity and coordination numbers that stand in a text."""
    return [found for found in candidates(text) if found.is_person]


def hidden(text: str) -> str:
    """The text with each person's number blotted out."""
    kept, done = [], 0
    for found in persons_in(text):
        kept += [text[done : found.start], BLOTTED_OUT]
        done = found.end
    return "".join([*kept, text[done:]])


def hidden_by_shape(text: str) -> str:
    """The text with everything of the shape blotted out, check digit or not: for logs."""
    return _ANYTHING_OF_THE_SHAPE.sub(BLOTTED_OUT, text)


def require_none(text: str, where: str = "Texten") -> None:
    """PersonNumberFound when a text that someone wants to keep holds a person's number."""
    if persons_in(text):
        raise PersonNumberFound(
            f"{where} innehåller ett personnummer eller samordningsnummer. Sådana sparas aldrig. "
            "Ta bort numret och försök igen."
        )


def check_digit_holds(digits: str) -> bool:
    """Whether the last of ten digits follows from the others (Luhn, modulus 10)."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _form(found: re.Match[str]) -> Form:
    if found["iso"]:
        return Form.MARKED
    if not found["mark"]:
        return Form.TWELVE_DIGITS if found["century"] else Form.TEN_DIGITS
    return Form.SPACED if found["mark"] in BLANKS else Form.MARKED


def _is_day(eight_digits: str) -> bool:
    day = int(eight_digits[6:])
    try:
        date(
            int(eight_digits[:4]),
            int(eight_digits[4:6]),
            day - _COORDINATION if day > _COORDINATION else day,
        )
    except ValueError:
        return False
    return True

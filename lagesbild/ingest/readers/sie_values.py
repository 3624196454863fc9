"""Values that SIE 4 and SIE 5 write alike."""

from __future__ import annotations

import re
from decimal import Decimal

_AMOUNT = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,2}0*)?")


class Unreadable(Exception):
    """A row says something that cannot be read; the message is for its sender."""


def amount_in(text: str) -> Decimal:
    """An amount with a decimal point and at most two decimals."""
    if not _AMOUNT.fullmatch(text):
        raise Unreadable(
            f"Beloppet ”{text}” går inte att läsa. SIE skriver belopp med punkt och högst två "
            "decimaler, till exempel -1234.50."
        )
    return Decimal(text)

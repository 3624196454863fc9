"""Small ledgers as a finance system writes them, for tests that load many."""

from __future__ import annotations

import random
from collections.abc import Sequence

HEADER = "PERIOD;ANSVAR;KONTO;VHT;VERNR;BOKFDATUM;TEXT;BELOPP"


def ledger(seed: int, periods: Sequence[int], rows: int) -> str:
    """A ledger of `rows` voucher rows over `periods`; the same seed gives the same text."""
    chance = random.Random(seed)
    lines = [HEADER]
    for number in range(rows):
        period = periods[number % len(periods)]
        year, month = divmod(period, 100)
        account = chance.choice((3111, 4611, 5011, 5611, 6011))
        ore = chance.randint(-5_000_00, 200_000_00) * (-1 if account == 3111 else 1)
        lines.append(
            ";".join(
                (
                    str(period),
                    str(chance.choice((3101, 3102, 3201, 3202))),
                    str(account),
                    str(chance.choice((571, 575))),
                    f"V{number // 2}",
                    f"{year}-{month:02d}-{chance.randint(1, 28):02d}",
                    chance.choice(("Lön", "Köp av vård", "Hyra lokal", "Avgift")),
                    f"{'-' if ore < 0 else ''}{abs(ore) // 100},{abs(ore) % 100:02d}",
                )
            )
        )
    return "\r\n".join(lines) + "\r\n"

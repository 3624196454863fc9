"""Numbers of nobody: with the serials that the tax agency keeps for tests, and made when asked.

No file of the project may hold one in full, so the check digit is always computed.
"""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

SERIALS = ("980", "999")


def check_digit(nine_digits: str) -> str:
    """The last of ten digits, counted by the rule's own words: double, add up, to the next ten."""
    added = sum(sum(divmod(int(d) * (2 - at % 2), 10)) for at, d in enumerate(nine_digits))
    return str(-added % 10)


def made(day: str, serial: str = "980") -> str:
    """Twelve digits for a day as 19121212 (of a coordination number 60 is added to it)."""
    return day + serial + check_digit(day[2:] + serial)


PERSON = made("19121212", "121")
"""The tax agency's own example."""
CHILD = made("20150312", "238")
COORDINATED = made("19900161", "239")


def spellings(number: str) -> dict[str, str]:
    """Every way in which a number of twelve digits is written."""
    day, last = number[:8], number[8:]
    return {
        "twelve digits": number,
        "twelve with a hyphen": f"{day}-{last}",
        "ten digits": number[2:],
        "ten with a hyphen": f"{day[2:]}-{last}",
        "with a plus": f"{day[2:]}+{last}",
        "with a blank": f"{day[2:]} {last}",
        "with a no-break space": f"{day}\u00a0{last}",
        "with a dash": f"{day[2:]}–{last}",
        "with a no-break hyphen": f"{day}\u2011{last}",
        "with a minus": f"{day[2:]}\u2212{last}",
        "with a dash and blanks": f"{day[2:]} – {last}",
        "as a day": f"{day[:4]}-{day[4:6]}-{day[6:]}-{last}",
    }


def digits_of(number: str) -> list[str]:
    """What to look for when nothing of a number may be left: all of it, and its last part."""
    return [number, number[2:], f"{number[2:8]}-{number[8:]}", f"{number[:8]}-{number[8:]}"]


days = st.dates(date(1890, 1, 1), date(2025, 12, 31)).map(lambda day: f"{day:%Y%m%d}")
coordination_days = days.map(lambda day: f"{day[:6]}{int(day[6:]) + 60}")
numbers = st.builds(
    made, st.one_of(days, coordination_days), st.integers(980, 999).map(lambda n: f"{n}")
)

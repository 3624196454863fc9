"""Words that more than one part of the product says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from lagesbild.numbers import count

_NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio",
            "elva", "tolv")  # fmt: skip


def plural(number: int, one: str, many: str) -> str:
    """ "1 rad", "2 rader"; the number in Swedish groups of three."""
    return f"{count(number)} {one if number == 1 else many}"


def in_words(number: int) -> str:
    """A number as it is written in a sentence of neuter things: "ett", "tolv", "13"."""
    return _NUMBERS[number] if number < len(_NUMBERS) else count(number)


def shortened(text: str, most: int) -> str:
    """At most so many characters, ended at a word: "Utveckla förmågan …"."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rpartition(' ')[0] or text[: most - 2]} …"


def listed(words: Iterable[str], last: str = "och") -> str:
    """ "a, b och c"."""
    items = list(words)
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def moment(when: datetime) -> str:
    """A stored time (UTC) as a Swede's clock showed it: "2023-10-31 14:05"."""
    local = when.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Stockholm"))
    return f"{local:%Y-%m-%d %H:%M}"

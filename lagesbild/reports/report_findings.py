"""What is said of a report as a whole: how much of it is there, and what each chapter holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lagesbild.reports.content import (
    Chapter,
    ChartPart,
    Comment,
    Report,
    TablePart,
)
from lagesbild.text import in_words, listed, plural

WORDS = {
    TablePart: ("tabell", "tabeller"),
    ChartPart: ("diagram", "diagram"),
    Comment: ("kommentar", "kommentarer"),
}


def position(report: Report) -> str:
    """ "Månadsrapport mars 2024 saknar fyra delar", or that it has all its parts."""
    number = len(report.missing)
    if not number:
        return f"{report.title} har alla sina delar"
    return f"{report.title} saknar {'en del' if number == 1 else f'{in_words(number)} delar'}"


def held(chapters: Sequence[Chapter]) -> str:
    """What a chapter and its sections hold: "2 tabeller och 1 diagram", or "Text"."""
    found = Counter(type(part) for chapter in chapters for part in chapter.parts)
    told = [plural(found[kind], *WORDS[kind]) for kind in WORDS if found[kind]]
    return listed(told) or "Text"

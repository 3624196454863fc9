"""The chapters of a covering letter (tjänsteskrivelse, N15): what somebody has written."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.reports.content import Bullets, Chapter, Paragraph, Part
from lagesbild.reports.desk import Desk, chapter

MARKS = ("- ", "* ", "• ", "– ")


def written(desk: Desk, key: str) -> Sequence[Chapter]:
    """A chapter as it was written; nothing where nobody has."""
    said = desk.said.get(key)
    return [] if said is None or said.words is None else [chapter(key, *paragraphs(said.words))]


def paragraphs(words: str) -> list[Part]:
    """A text as paragraphs, which blank lines part; lines that begin with a mark are bullets."""
    parts: list[Part] = []
    for block in words.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        while lines:
            is_bullet = lines[0].startswith(MARKS)
            run = []
            while lines and lines[0].startswith(MARKS) == is_bullet:
                run.append(lines.pop(0))
            if is_bullet:
                parts.append(Bullets(tuple(line[2:].strip() for line in run)))
            else:
                parts.append(Paragraph(" ".join(run)))
    return parts

"""What people write in a board's reports (N15): the latest counts, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from lagesbild.access import Change, Event, Reader, Right
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.report_templates import Kind, template_of

MOST_LETTERS = 8_000


@dataclass(frozen=True)
class WrittenText:
    """What somebody once wrote in a chapter of a kind of report; None took it back."""

    kind: str
    chapter: str
    words: str | None
    author: str
    written_at: datetime
    counts: bool


def written(reader: Reader, view: View) -> list[WrittenText]:
    """All that has been written in the period's reports, latest first."""
    return reader.rows(
        "reports/written_texts", WrittenText, board=view.board.id, period=view.period.code
    )


def counting(found: Iterable[WrittenText], kind: Kind) -> Mapping[str, WrittenText]:
    """What counts now in a kind of report, by chapter."""
    return {one.chapter: one for one in found if one.counts and one.kind == kind.value}


def may_write(reader: Reader) -> bool:
    """Whether the viewer may be asked to write; the store has the last word."""
    return reader.viewer.may(Right.REPORTS) and reader.viewer.departments is None


def write(change: Change, view: View, kind: Kind, chapter: str, words: str) -> None:
    """Write in a chapter of a report; "" takes back what was written. Names of people never."""
    template = template_of(view.board, kind)
    if chapter not in template.written_in:
        raise UserError(f"{template.title} har inget kapitel ”{chapter}”. Välj ett i listan.")
    if len(words) > MOST_LETTERS:
        raise UserError(f"Texten är för lång. Skriv högst {MOST_LETTERS} tecken.")
    noted = change.run(
        "commands/insert_report_text",
        board=view.board.id,
        period=view.period.code,
        kind=kind.value,
        chapter=chapter,
        words=words.strip() or None,
    )
    if not noted:
        raise NotAllowed("Du får bara skriva i rapporter för en nämnd som du ser hela.")
    change.record(
        Event.REPORT_WRITTEN,
        view.board.id,
        f"{view.period.code} {kind.value} {chapter}",
        None if words.strip() else "tog bort texten",
    )

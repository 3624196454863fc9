"""Reports of demo boards as Markdown, to read and to hold the product to.

`python -m tests.reports.golden` writes them anew from the store that the surroundings name, which
is to hold the demo boards; read what has changed before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lagesbild.access import Reader, local_viewer, open_store
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable, written
from lagesbild.numbers import NO_BREAK_SPACE
from lagesbild.periods import Period
from lagesbild.report_templates import Kind
from lagesbild.reports import composing
from lagesbild.reports.content import (
    Bullets,
    ChartPart,
    Comment,
    Paragraph,
    Part,
    Report,
    TablePart,
)
from lagesbild.settings import Settings

FOLDER = Path(__file__).parent / "golden"
REPORTS: Mapping[str, tuple[str, int, Kind]] = {
    "manadsrapport": ("motala", 202309, Kind.MONTHLY),
    "uppfoljning": ("sodertalje-socialnamnd", 202308, Kind.PLAN_FOLLOWUP),
    "tjansteskrivelse": ("motala", 202309, Kind.COVERING_LETTER),
}


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.md"


def composed(reader: Reader, name: str) -> Report:
    """The report that a file is of."""
    board, period, kind = REPORTS[name]
    boards = load_boards(Settings.from_environment().boards)
    return composing.report(reader, View(boards[board], Period.of(period)), kind)


def markdown(report: Report) -> str:
    """All that a reader of the report reads, in its order."""
    return "\n\n".join(_blocks(report)).replace(NO_BREAK_SPACE, " ") + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {report.title}\n\n{report.subtitle}"
    yield from report.basis
    if report.particulars:
        yield "\n".join(f"- {name}: {words}" for name, words in report.particulars)
    if report.missing:
        yield "## Det här saknas"
        yield "\n".join(f"- {one.what} ({one.where})" for one in report.missing)
    for chapter in report.chapters:
        yield f"{'#' * (chapter.level + 1)} {chapter.heading}"
        for part in chapter.parts:
            yield from _part(part)
    if report.sources:
        yield "## Källor"
        yield "\n".join(
            f"{one.number}. {one.query}, {len(one.loads)} inläsningar" for one in report.sources
        )


def _part(part: Part) -> Iterator[str]:
    match part:
        case Paragraph():
            yield part.text
        case Bullets():
            yield "\n".join(f"- {line}" for line in part.lines)
        case Comment():
            yield f"> **{part.about}** {part.text}"
        case TablePart():
            yield f"**{part.table.title}**\n{part.table.caption} [{part.source}]"
            yield _table(part.table)
            if part.table.note:
                yield f"*{part.table.note}*"
        case ChartPart():
            heading = f"**Diagram ({part.form.value}): {part.title}**"
            yield f"{heading}\n{part.subtitle} [{part.source}]\n{part.alt}"


def _table(table: FinanceTable) -> str:
    lines = [
        [column.full_header for column in table.columns],
        ["---" for _ in table.columns],
        *(
            [
                f"{'. ' * row.level if at == 0 else ''}{written(cell, column)}"
                for at, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True))
            ]
            for row in table.rows
        ),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _write() -> None:
    settings = Settings.from_environment()
    store = open_store(settings)
    reader = store.reader(local_viewer(frozenset(load_boards(settings.boards))))
    FOLDER.mkdir(exist_ok=True)
    for name in REPORTS:
        path_of(name).write_text(markdown(composed(reader, name)), encoding="utf-8")
    store.close()


if __name__ == "__main__":
    _write()

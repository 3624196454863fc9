"""A page without a browser: what stands on it, as its viewer would read it out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

from lagesbild.ui.markdown import UNSEEN

PAGE = """
from lagesbild import access
from lagesbild.boards import load_boards
from lagesbild.numbers import UNITS
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.ui.selection import Chosen
from pages import {stem}

boards = load_boards(Settings.from_environment().boards)
viewer = {viewer}
{stem}.show(viewer, Chosen(boards["motala"], Period.of({period}), UNITS["{unit}"]))
"""
MINE = ["motala"]
LOCAL = "access.local_viewer(frozenset({mine!r}))"


@dataclass(frozen=True)
class SeenTable:
    """A finance table as it goes to the browser."""

    title: str
    caption: str
    note: str
    columns: list[dict[str, Any]]
    rows: list[dict[str, Any]]

    @property
    def names(self) -> list[str]:
        """What the rows are called, in order."""
        return [row["cells"][0]["text"] for row in self.rows]

    @property
    def headers(self) -> list[str]:
        return [column["header"] for column in self.columns]

    def cell(self, name: str, column: str) -> dict[str, Any]:
        """The cell of the row that is called `name`, in the column with a key."""
        [row] = [row for row in self.rows if row["cells"][0]["text"] == name]
        cell: dict[str, Any] = row["cells"][self._place(column)]
        return cell

    def text(self, name: str, column: str) -> str:
        """As `cell`, its text with ordinary spaces."""
        return plain(self.cell(name, column)["text"])

    def _place(self, column: str) -> int:
        [place] = [at for at, one in enumerate(self.columns) if one["key"] == column]
        return place

    def texts(self, column: str) -> list[str]:
        """A whole column."""
        place = self._place(column)
        return [plain(row["cells"][place]["text"]) for row in self.rows]


@dataclass(frozen=True)
class Seen:
    """A page that has run."""

    at: AppTest

    @property
    def errors(self) -> list[str]:
        return [read(one.value) for one in self.at.error]

    @property
    def warnings(self) -> list[str]:
        return [read(one.value) for one in self.at.warning]

    @property
    def hints(self) -> list[str]:
        return [read(one.value) for one in self.at.info]

    @property
    def good_news(self) -> list[str]:
        return [read(one.value) for one in self.at.success]

    @property
    def captions(self) -> list[str]:
        return [read(one.value) for one in self.at.caption]

    @property
    def words(self) -> list[str]:
        return [read(one.value) for one in self.at.markdown]

    @property
    def buttons(self) -> list[str]:
        return [read(one.label) for one in self.at.button]

    @property
    def findings(self) -> list[str]:
        """The headings of the charts: what each says."""
        bodies = " ".join(one.body for one in self.at.get("html"))
        return [plain(heading) for heading in re.findall("<h2>(.*?)</h2>", bodies)]

    @property
    def cards(self) -> dict[str, dict[str, Any]]:
        """The key figures by their labels."""
        [drawn] = [one for name, _, one in self._components() if name == "key_figures"]
        return {card["label"]: card for card in drawn["cards"]}

    @property
    def tables(self) -> dict[str, SeenTable]:
        """The finance tables by their keys."""
        return {
            key: SeenTable(
                *(plain(drawn[part]) for part in ("title", "caption", "note")),
                drawn["columns"],
                drawn["rows"],
            )
            for name, key, drawn in self._components()
            if name == "finance_table"
        }

    def _components(self) -> list[tuple[str, str, dict[str, Any]]]:
        protos = [one.proto for one in self.at.get("bidi_component")]
        return [
            (one.component_name, re.sub(r"^\$\$ID-[0-9a-f]+-", "", one.id), json.loads(one.json))
            for one in protos
        ]


def shown(
    stem: str,
    *,
    period: int = 202602,
    unit: str = "tkr",
    mine: list[str] = MINE,
    viewer: str = LOCAL,
    **address: str,
) -> Seen:
    """The page pages/<stem>.py of the board, at an address; `viewer` is Python for who looks."""
    script = PAGE.format(stem=stem, period=period, unit=unit, viewer=viewer.format(mine=mine))
    at = AppTest.from_string(script, default_timeout=30)
    for name, value in address.items():
        at.query_params[name] = value
    return run(at)


def run(at: AppTest) -> Seen:
    """Run what has been filled in; a bug is never part of what is seen."""
    at.run()
    assert not at.exception, at.exception[0].value
    return Seen(at)


def read(markdown: str) -> str:
    """What a reader sees of Markdown whose data has been escaped."""
    return plain(re.sub(r"\\([^A-Za-z0-9\s])", r"\1", markdown).replace(UNSEEN, ""))


def plain(text: str) -> str:
    """With ordinary spaces, so that an expected text can be typed."""
    return text.replace("\u00a0", " ")

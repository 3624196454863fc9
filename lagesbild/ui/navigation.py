"""The pages, in sections, as functions of who is looking and at what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from lagesbild.access import Viewer
from lagesbild.ui import theme
from lagesbild.ui.selection import Chosen

Show = Callable[[Viewer, Chosen], None]

_PAGES = "lagesbild-pages"


@dataclass(frozen=True)
class Screen:
    """A page: `stem` is its file's name and its address."""

    stem: str
    title: str
    show: Show


def run(sections: Mapping[str, Sequence[Screen]], viewer: Viewer, chosen: Chosen) -> None:
    """Put the pages in the header and run the one that is asked for; the first is at the root."""
    pages: dict[str, list[st.Page]] = {}
    by_stem: dict[str, st.Page] = {}
    for section, screens in sections.items():
        pages[section] = []
        for screen in screens:
            page = st.Page(
                partial(screen.show, viewer, chosen),
                title=screen.title,
                url_path=screen.stem,
                default=not by_stem,
            )
            by_stem[screen.stem] = page
            pages[section].append(page)
    st.session_state[_PAGES] = by_stem
    _run(st.navigation(pages, position="top"))


def run_only(title: str, show: Callable[[], None]) -> None:
    """A single page, whatever address was asked for.

    st.navigation is always reached: until it has been, Streamlit serves the files of pages/ itself.
    """
    _run(st.navigation([st.Page(show, title=title, url_path="start", default=True)]))


def go(stem: str, **address: str) -> None:
    """Turn to the page `stem`, with what `address` says after its name.

    Board, period and unit stay as they are chosen: Streamlit refuses to clear them (so `address`
    is always given) and writes them in the new page's address.
    """
    st.switch_page(st.session_state[_PAGES][stem], query_params=address)


def link(stem: str, label: str) -> None:
    """A link to the page `stem`, if it is the viewer's, in words that say what waits there."""
    page = st.session_state.get(_PAGES, {}).get(stem)
    if page is not None:
        st.page_link(page, label=label)


def _run(page: st.Page) -> None:
    theme.set_up(page.title)
    page.run()

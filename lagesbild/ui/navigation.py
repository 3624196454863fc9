"""The pages, in sections, as functions of who is looking and at what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lagesbild.access import Right, Viewer
from lagesbild.ui import selection, theme
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen

Show = Callable[[Viewer, Chosen], None]

_PAGES = "lagesbild-pages"


@dataclass(frozen=True)
class Screen:
    """A page: `stem` is its file's name and its address, `right` what it takes to see it."""

    stem: str
    title: str
    show: Show
    right: Right


class Reached:
    """The page that is asked for. What it shows depends on choices that are made after it."""

    def __init__(self) -> None:
        self._page: st.Page | None = None
        self._about: tuple[Viewer, Chosen] | None = None

    def show(self, viewer: Viewer, chosen: Chosen) -> None:
        self._about = (viewer, chosen)
        if self._page is not None:
            self._page.run()

    def is_(self, page: st.Page) -> None:
        self._page = page

    def draw(self, screen: Screen) -> None:
        """What Streamlit runs as the page."""
        if self._about is not None:
            screen.show(*self._about)


def reach(sections: Mapping[str, Sequence[Screen]], viewer: Viewer) -> Reached:
    """Put the viewer's pages in the header and find the one asked for; the first is at the root.

    It goes before all that takes time or may fail. Until st.navigation has been called, Streamlit
    serves the files of pages/ itself; and a browser that has not been told which page it is on
    asks for none in its next run, and would be given the first.
    """
    reached = Reached()
    pages: dict[str, list[st.Page]] = {}
    by_stem: dict[str, st.Page] = {}
    for section, screens in sections.items():
        allowed = [screen for screen in screens if viewer.may(screen.right)]
        if allowed:
            pages[section] = []
        for screen in allowed:
            page = st.Page(
                partial(reached.draw, screen),
                title=screen.title,
                url_path=screen.stem,
                default=not by_stem,
            )
            by_stem[screen.stem] = page
            pages[section].append(page)
    st.session_state[_PAGES] = by_stem
    found = st.navigation(pages, position="top")
    stem = _lost()
    if stem in by_stem:
        go(stem, **st.query_params.to_dict())
    theme.set_up(found.title)
    reached.is_(found)
    return reached


def reach_instead(
    sections: Mapping[str, Sequence[Screen]], title: str, draw: Callable[[], None]
) -> None:
    """Show the same thing at every page's address, so that the address is kept, and no menu."""
    stems = [screen.stem for screens in sections.values() for screen in screens]
    found = st.navigation(
        [st.Page(draw, title=title, url_path=stem, default=stem == stems[0]) for stem in stems],
        position="hidden",
    )
    st.session_state[_PAGES] = {}
    theme.set_up(title)
    found.run()


def _lost() -> str:
    """The page in the address of a browser that lost contact before it was told its page.

    It then asks for the program's main script, which is none of the pages; empty for all others.
    """
    context = get_script_run_ctx()
    if context is None or context.context_info is None:
        return ""
    pages = context.pages_manager
    if pages.intended_page_script_hash != pages.main_script_hash:
        return ""
    # st.context.url would say the page that Streamlit has settled for.
    return urlsplit(context.context_info.url).path.rpartition("/")[2]


def go(stem: str, **address: str) -> None:
    """Turn to the page `stem`, with what `address` says after its name.

    Board, period and unit stay as they are chosen.
    """
    whole = {**selection.in_address(), **address}
    st.switch_page(st.session_state[_PAGES][stem], query_params=whole)


def stem_of(title: str) -> str | None:
    """The page that has a title, by its file's name; None when it is not the viewer's."""
    pages: dict[str, st.Page] = st.session_state.get(_PAGES, {})
    return next((stem for stem, page in pages.items() if page.title == title), None)


def link(stem: str, label: str) -> None:
    """A link to the page `stem`, if it is the viewer's, in words that say what waits there.

    Board, period and unit stay as they are chosen.
    """
    page = st.session_state.get(_PAGES, {}).get(stem)
    if page is not None:
        st.page_link(page, label=plain(label), query_params=selection.in_address())

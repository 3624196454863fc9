"""What every page stands in: the store, a heading, and messages a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from lagesbild import access
from lagesbild.access import Reader, Store, Viewer
from lagesbild.errors import NoDataYet, UserError
from lagesbild.settings import Settings
from lagesbild.ui import navigation, visit
from lagesbild.ui.markdown import plain

_SERVED: list[Store] = []


def serve_from(opened: Store) -> None:
    """Let pages read the store that the serving process has opened already."""
    _SERVED[:] = [opened]


def store() -> Store:
    """The store, for whoever still may be in: a dialog runs without app.py having looked."""
    visit.require_current()
    return store_for_anyone()


def store_for_anyone() -> Store:
    """The store that is served, or, for a script run by itself, one opened for the process."""
    return _SERVED[0] if _SERVED else _opened()


@st.cache_resource(show_spinner="Öppnar databasen …")
def _opened() -> Store:
    """StoreBusy when another process holds it; that is not kept, so the next run tries again."""
    return access.open_store(Settings.from_environment())


@contextmanager
def page(title: str, viewer: Viewer) -> Iterator[Reader]:
    """A heading and a reader for the page; a UserError in it becomes a message in its place.

    Anything else is a bug: the server logs it under a number that the user is told.
    """
    st.title(plain(title), anchor=False)
    with messages():
        yield store().reader(viewer)


@contextmanager
def messages() -> Iterator[None]:
    """As `page`, for what runs by itself: a dialog is not within the page that opened it."""
    try:
        yield
    except UserError as error:
        message(error)


def message(error: UserError) -> None:
    """What is wrong, where, and what to do; and the way there when a file is what is missing."""
    if isinstance(error, NoDataYet):
        st.info(plain(str(error)))
        navigation.link("upload", "Till Läs in")
    else:
        st.warning(plain(str(error)))

"""Lists to choose from that narrow what a page shows, kept in its address."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from lagesbild.ui.markdown import plain

ALL = "Alla"
_WIDTH = 220


def choice(
    label: str,
    key: str,
    options: Mapping[str, str],
    said: str | None,
    write: Callable[[str | None], None],
) -> str | None:
    """A list to choose from, where there is more than one thing to choose."""
    now = said if said in options else None
    if len(options) > 1 or now is not None:
        st.session_state[key] = now or ""
        st.selectbox(
            plain(label),
            ["", *options],
            format_func=lambda one: plain(options.get(one, ALL)),
            key=key,
            on_change=lambda: write(st.session_state[key] or None),
            width=_WIDTH,
        )
    return now


def in_address(label: str, name: str, options: Mapping[str, str], page: str) -> str | None:
    """A choice whose word in the address is `name`."""
    return choice(label, f"{page}-{name}", options, st.query_params.get(name), put(name))


def put(name: str) -> Callable[[str | None], None]:
    """What writes a choice in the address, or takes it away."""

    def written(value: str | None) -> None:
        if value is not None:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]

    return written

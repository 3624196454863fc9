"""The server's entrance, and whether the person of this session may still be in."""

from __future__ import annotations

import streamlit as st

from lagesbild.entrance import Claims, Entrance, Standing, open_entrance
from lagesbild.errors import NotAllowed
from lagesbild.settings import Settings

_SERVED: list[Entrance | None] = []


def serve_by(opened: Entrance | None) -> None:
    """Let pages know the entrance that the serving process has opened; None without sign-in."""
    _SERVED[:] = [opened]


def entrance() -> Entrance | None:
    """The entrance that is served, or, for a script run by itself, what the settings say."""
    return _SERVED[0] if _SERVED else _opened()


@st.cache_resource
def _opened() -> Entrance | None:
    return open_entrance(Settings.from_environment())


def claims() -> Claims:
    """What the provider's token said about the person of this session; empty before sign-in."""
    said = st.user.to_dict()
    return said if said.get("is_logged_in") else {}


def require_current() -> None:
    """Refuse a sign-in that has come to its end, and a person who has lost their role."""
    way_in = entrance()
    if way_in is None:
        return
    said = claims()
    if way_in.standing(said) is not Standing.CURRENT or way_in.viewer_of(said) is None:
        raise NotAllowed("Din inloggning gäller inte längre. Läs in sidan igen och logga in.")

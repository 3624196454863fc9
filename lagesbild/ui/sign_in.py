"""Who is looking: the person at this machine, someone signed in, or nobody yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from lagesbild import access
from lagesbild.access import Event, Viewer
from lagesbild.boards import Board
from lagesbild.entrance import Claims, Entrance, Standing, name_of
from lagesbild.identity_numbers import hidden
from lagesbild.settings import ROOT
from lagesbild.ui import (
    assignment_choices,
    calendar_choice,
    control_choices,
    frame,
    goal_choices,
    place,
    priority_choices,
    provider_choices,
    report_forms,
    risk_choices,
    sample_form,
    selection,
    visit,
)
from lagesbild.ui.markdown import plain

TITLE = "Logga in"
ENDING = "inloggning"

_IN_ADDRESS = {
    name
    for of in (
        selection,
        place,
        goal_choices,
        assignment_choices,
        risk_choices,
        calendar_choice,
        sample_form,
        control_choices,
        provider_choices,
        priority_choices,
        report_forms,
    )
    for name in of.IN_ADDRESS
}
_LONGEST_VALUE, _LONGEST_ADDRESS = 200, 1500
_PAGES = frozenset(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))


class Ending(Enum):
    """How the last visit to the provider ended, as it stands in the address."""

    SIGNED_OUT = "avslutad"
    REFUSED = "nekad"
    NO_ANSWER = "utan_svar"


_SAID_OF = {
    Ending.SIGNED_OUT.value: "Du är utloggad.",
    Ending.REFUSED.value: "Inloggningen avbröts eller godkändes inte. Försök igen.",
    Ending.NO_ANSWER.value: "Inloggningstjänsten svarar inte. Försök igen om en stund.",
}


@dataclass(frozen=True)
class Closed:
    """Why nobody comes further yet, as a page with that title."""

    title: str
    draw: Callable[[], None]


def someone(boards: Mapping[str, Board]) -> Viewer | Closed:
    """Whoever looks, with the role that they have now; or the page to show instead of all others.

    Without sign-in the server answers on this machine only, and whoever sits there looks.
    """
    way_in = visit.entrance()
    if way_in is None:
        return access.local_viewer(frozenset(boards))
    claims = visit.claims()
    if not claims:
        return Closed(TITLE, partial(_ask, _SAID_OF.get(st.query_params.get(ENDING, ""))))
    standing = way_in.standing(claims)
    if standing is not Standing.CURRENT:
        return _no_longer_in(way_in, claims, standing)
    viewer = way_in.viewer_of(claims)
    if viewer is None:
        _record(way_in, claims, Event.REFUSED)
        return Closed("Ingen roll", partial(_refuse, way_in, claims))
    _record(way_in, claims, Event.SIGNED_IN)
    return viewer


def show_viewer(viewer: Viewer) -> None:
    """Who is signed in and the way out, in the header. Nothing without sign-in."""
    way_in = visit.entrance()
    if way_in is None:
        return
    claims = visit.claims()
    name = _name(claims)
    with (
        st.container(key="konto"),
        st.popover(plain(name), icon=":material/account_circle:"),
    ):
        st.text(name)
        st.caption(plain(f"Inloggad som {viewer.role_name}"))
        _way_out(way_in, claims)


def safe_address(address: str) -> str:
    """Where an address leads within the product: a page there is, and choices that pages know.

    Whatever else it holds is left out, another site's name included.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    page = parts.path.strip("/")
    choices = [
        (name, value)
        for name, value in parse_qsl(parts.query)
        if name in _IN_ADDRESS and len(value) <= _LONGEST_VALUE and value.isprintable()
    ]
    query = urlencode(choices)
    kept = f"/{page if page in _PAGES else ''}{'?' if query else ''}{query}"
    return kept if len(kept) <= _LONGEST_ADDRESS else "/"


def root(ending: Ending) -> str:
    """The first page's address, which says how a visit to the provider ended."""
    return f"/?{ENDING}={ending.value}"


def _no_longer_in(way_in: Entrance, claims: Claims, standing: Standing) -> Closed:
    if standing is Standing.TOO_OLD:
        _record(way_in, claims, Event.SESSION_EXPIRED)
        return Closed(TITLE, partial(_ask, "Din inloggning har gått ut. Logga in igen."))
    if standing is Standing.ENDED:
        return Closed(TITLE, partial(_ask, _SAID_OF[Ending.SIGNED_OUT.value]))
    return Closed(TITLE, partial(_ask, _SAID_OF[Ending.REFUSED.value]))


def _ask(message: str | None) -> None:
    st.title(plain(TITLE), anchor=False)
    if message:
        st.info(plain(message))
    st.write("Lägesbild visar nämndernas ekonomi. Logga in med ditt arbetskonto.")
    if st.button(plain(TITLE), type="primary"):
        st.login()


def _refuse(way_in: Entrance, claims: Claims) -> None:
    st.title("Du har ingen roll i Lägesbild", anchor=False)
    st.text(
        f"Du är inloggad som {_name(claims)}, men har ingen roll här. "
        f"Be {way_in.sign_in.contact} om en."
    )
    _way_out(way_in, claims)


def _way_out(way_in: Entrance, claims: Claims) -> None:
    if st.button("Logga ut"):
        way_in.end(claims)
        _record(way_in, claims, Event.SIGNED_OUT)
        st.logout()


def _record(way_in: Entrance, claims: Claims, event: Event) -> None:
    """Keep what happened to a sign-in, once; of somebody without a role too."""
    if way_in.is_first(claims, event.value):
        name = hidden(str(claims.get("email") or claims.get("sub")))
        who = way_in.viewer_of(claims) or Viewer(name, None, frozenset())
        ended = name_of(claims) if event is Event.SIGNED_OUT else None
        frame.store_for_anyone().record(who, event, subject=ended)


def _name(claims: Claims) -> str:
    return next((str(claims[key]) for key in ("name", "email", "sub") if claims.get(key)), "okänd")

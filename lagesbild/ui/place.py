"""Where in the board the viewer stands: kept in the address, shown as a path to go back along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import streamlit as st

from lagesbild.access import Right, Viewer
from lagesbild.economy import WHOLE_BOARD, Level, OrganisedAs, Part, PartNames, View
from lagesbild.ui.markdown import plain

_NAMES = {
    "department": "avd",
    "unit": "enh",
    "cost_centre": "ans",
    "account_group": "grp",
    "account": "kto",
}
LEVEL, ORGANISED, SEARCH = "visa", "org", "sok"
IN_ADDRESS = (*_NAMES.values(), LEVEL, ORGANISED, SEARCH)
_LEVELS = {
    "avdelning": Level.DEPARTMENT,
    "enhet": Level.UNIT,
    "ansvar": Level.COST_CENTRE,
    "kontogrupp": Level.ACCOUNT_GROUP,
    "konto": Level.ACCOUNT,
}
COARSE = (Level.DEPARTMENT, Level.UNIT, Level.ACCOUNT_GROUP)
"""What one sees without the right to details."""
CODELESS = {"-": "Ofördelat", "?": "Ej kopplat"}
_ORGANISED = {"idag": OrganisedAs.TODAY, "da": OrganisedAs.THEN}


@dataclass(frozen=True)
class Place:
    """Where the viewer stands: a part, the level it is shown by, and the way there in words.

    `levels` are those that the part can still be divided by.
    """

    part: Part
    level: Level
    levels: tuple[Level, ...]
    steps: tuple[tuple[Level, str], ...]
    board: str

    @property
    def name(self) -> str:
        """The part in words: its last step, or the board."""
        return self.steps[-1][1] if self.steps else self.board

    @property
    def key(self) -> str:
        """Tells widgets of one part from those of another."""
        return "/".join(f"{at.value}={name}" for at, name in self.steps)


def stand(names: PartNames, view: View, viewer: Viewer) -> Place:
    """Where the address says the viewer stands."""
    here = part(viewer)
    below = levels_below(here, viewer)
    return Place(here, level(here, below), below, tuple(named_steps(here, names)), view.board.name)


def top(view: View) -> Place:
    """The whole board by department."""
    return Place(WHOLE_BOARD, Level.DEPARTMENT, COARSE, (), view.board.name)


def whole(view: View, levels: tuple[Level, ...]) -> Place:
    """The whole board, by the level that the address names if it is one of `levels`."""
    return Place(WHOLE_BOARD, level(WHOLE_BOARD, levels), levels, (), view.board.name)


def department() -> Part:
    """The department that the address names, as a part; the whole board when it names none."""
    return Part(department=st.query_params.get(_NAMES[Level.DEPARTMENT.value]))


def in_departments(names: PartNames, view: View, levels: tuple[Level, ...]) -> Place:
    """The whole board or one of its departments, by one of `levels`, for what goes no deeper."""
    here = department()
    below = tuple(at for at in levels if getattr(here, at.value) is None)
    return Place(here, level(here, below), below, tuple(named_steps(here, names)), view.board.name)


def path(here: Place) -> None:
    """The way down as links back up; nothing at the top."""
    if not here.steps:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="path"):
        _step(here, here.board, None, last=False)
        for at, name in here.steps:
            _step(here, name, at, last=at is here.steps[-1][0])


def _step(here: Place, name: str, at: Level | None, *, last: bool) -> None:
    if last:
        st.markdown(f"**{plain(name)}**")
    else:
        st.button(
            f"{plain(name)} ›",
            key=f"path-{at.value if at else 'board'}",
            type="tertiary",
            on_click=go,
            args=(cut_off(here.part, at),),
        )


def levels_for(viewer: Viewer) -> tuple[Level, ...]:
    """The levels that a viewer sees at all."""
    return tuple(Level) if viewer.may(Right.DETAILS) else COARSE


def levels_below(here: Part, viewer: Viewer) -> tuple[Level, ...]:
    """The levels that a part can still be divided by; the last of all only by itself."""
    seen = levels_for(viewer)
    return tuple(at for at in seen if getattr(here, at.value) is None) or seen[-1:]


def part(viewer: Viewer) -> Part:
    """The part that the address names; the whole board when it names none that the viewer sees."""
    return Part(**{at.value: st.query_params.get(_NAMES[at.value]) for at in levels_for(viewer)})


def level(here: Part, below: Sequence[Level]) -> Level:
    """By what the part is shown: as the address says, else the next level down."""
    wanted = _LEVELS.get(st.query_params.get(LEVEL, ""), next_level(here))
    return wanted if wanted in below else below[0]


def organised_as() -> OrganisedAs:
    return _ORGANISED.get(st.query_params.get(ORGANISED, ""), OrganisedAs.TODAY)


def search() -> str:
    return st.query_params.get(SEARCH, "")


def next_level(here: Part) -> Level:
    """The level below the part: the organisation first, then accounts."""
    if here.account_group is not None or here.account is not None:
        return Level.ACCOUNT
    if here.cost_centre is not None:
        return Level.ACCOUNT_GROUP
    if here.unit is not None:
        return Level.COST_CENTRE
    return Level.UNIT if here.department is not None else Level.DEPARTMENT


def steps(here: Part) -> Sequence[tuple[Level, str]]:
    """The way down to the part, level by level."""
    return [
        (Level(one.name), value)
        for one in fields(here)
        if (value := getattr(here, one.name)) is not None
    ]


def named_steps(here: Part, names: PartNames) -> Sequence[tuple[Level, str]]:
    """The way down in words: "3101 Mottagning", "Ej kopplat", "Personalkostnader"."""
    known = vars(names)
    return [
        (at, CODELESS.get(code) or " ".join(filter(None, (code, known.get(at.value)))))
        for at, code in steps(here)
    ]


def cut_off(here: Part, after: Level | None) -> Part:
    """The part as it stood when the way down had come to `after`; None is the whole board."""
    kept: dict[str, str] = {}
    for at, code in steps(here) if after is not None else []:
        kept[at.value] = code
        if at is after:
            break
    return Part(**kept)


def go(there: Part) -> None:
    """Stand at a part; it is shown by its next level down."""
    for name, key in _NAMES.items():
        _put(key, getattr(there, name))
    _put(LEVEL, None)
    _put(SEARCH, None)


def show_by(wanted: Level) -> None:
    _put(LEVEL, next(word for word, known in _LEVELS.items() if known is wanted))


def organise(*, then: bool) -> None:
    """Show history in the organisation it had, or in today's."""
    _put(ORGANISED, "da" if then else None)


def search_for(words: str) -> None:
    _put(SEARCH, words.strip() or None)


def _put(key: str, value: str | None) -> None:
    if value is not None:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]

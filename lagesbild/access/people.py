"""Who looks or acts, in which role, and what that role may do (S1)."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from lagesbild.errors import NotAllowed


class Right(Enum):
    """Something that a role may do. The value is the word in SQL and in the headers of queries."""

    FIGURES = "figures"
    DETAILS = "details"
    SMALL_NUMBERS = "small_numbers"
    TEXTS = "texts"
    LOAD = "load"
    SIGN = "sign"
    FORECAST = "forecast"
    BUDGET = "budget"
    EXPLAIN = "explain"
    GOALS = "goals"
    CONTROL = "control"
    ACTIONS = "actions"
    REPORTS = "reports"
    AUDIT = "audit"
    OPERATE = "operate"

    @property
    def in_words(self) -> str:
        """What it is to have it: "Din roll får inte …"."""
        return {
            "figures": "se nämndens siffror",
            "details": "se ansvar, konton och verifikationer",
            "small_numbers": "se antal som är så små att de kan peka ut någon",
            "texts": "se texter som kan handla om enskilda",
            "load": "läsa in filer eller ångra inläsningar",
            "forecast": "lägga in prognoser och scenarier",
            "sign": "bedöma kontroller och stänga perioder",
            "budget": "bestämma hur årets budget fördelas på månaderna",
            "explain": "förklara avvikelser",
            "goals": "lägga in värden och statusar för mål och uppdrag",
            "control": "bedöma risker och anteckna kontroller",
            "actions": "lägga in åtgärder",
            "reports": "skriva i nämndens rapporter",
            "audit": "se vem som har gjort vad",
            "operate": "sköta databasen",
        }[self.value]


WITHOUT_ROLE = "utan roll"
"""What is said where a role would stand, of somebody who has signed in and has none."""


class Role(Enum):
    """What a person does here. The value is the word that users see."""

    BOARD_MEMBER = "ledamot"
    MANAGER = "chef"
    CONTROLLER = "controller"
    UPLOADER = "inläsare"
    ADMINISTRATOR = "administratör"


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.BOARD_MEMBER: frozenset({Right.FIGURES}),
    Role.MANAGER: frozenset(
        {
            Right.FIGURES,
            Right.DETAILS,
            Right.SMALL_NUMBERS,
            Right.EXPLAIN,
            Right.GOALS,
            Right.CONTROL,
            Right.ACTIONS,
        }
    ),
    Role.CONTROLLER: frozenset(
        {
            Right.FIGURES,
            Right.DETAILS,
            Right.SMALL_NUMBERS,
            Right.TEXTS,
            Right.LOAD,
            Right.SIGN,
            Right.FORECAST,
            Right.BUDGET,
            Right.EXPLAIN,
            Right.GOALS,
            Right.CONTROL,
            Right.ACTIONS,
            Right.REPORTS,
        }
    ),
    Role.UPLOADER: frozenset({Right.LOAD}),
    Role.ADMINISTRATOR: frozenset({Right.AUDIT, Right.OPERATE}),
}
"""What each role may do, of the boards and departments that are a person's own."""


@dataclass(frozen=True)
class Viewer:
    """Who is looking, or acting. `boards` are the ids of the boards that are theirs to see.

    `departments` are the codes of theirs within the one board that they then see; None is all of
    it. `role` is None of somebody who has signed in and has none: what they do at the door is kept.
    `besides` are rights that come with no role: of one who sits at the machine itself. A viewer
    who is `unmasked` has asked to see texts that may tell of people, and that has been recorded.
    One who asks `for_others` is shown no numbers that may point somebody out, whatever the role.
    """

    name: str
    role: Role | None
    boards: frozenset[str]
    departments: frozenset[str] | None = None
    besides: frozenset[Right] = frozenset()
    unmasked: bool = False
    for_others: bool = False

    def __post_init__(self) -> None:
        if self.departments is not None and len(self.boards) != 1:
            raise ValueError("Departments are those of one board.")

    @property
    def rights(self) -> frozenset[Right]:
        of_role = frozenset[Right]() if self.role is None else RIGHTS[self.role]
        rights = of_role | self.besides
        return rights - {Right.SMALL_NUMBERS} if self.for_others else rights

    @property
    def role_name(self) -> str:
        """The role in the word that users see."""
        return WITHOUT_ROLE if self.role is None else self.role.value

    def may(self, right: Right) -> bool:
        return right in self.rights

    def require(self, board: str) -> None:
        """Refuse a board that is not the viewer's."""
        if board not in self.boards:
            raise NotAllowed(f"Du har inte tillgång till nämnden ”{board}”.")

    def require_right(self, *any_of: Right) -> None:
        """Refuse one who has none of these rights."""
        if not self.rights & set(any_of):
            raise NotAllowed(f"Din roll ({self.role_name}) får inte {any_of[0].in_words}.")

    def unmasking(self) -> Viewer:
        """The same person, shown texts that may tell of people; who grants it records it."""
        self.require_right(Right.TEXTS)
        return replace(self, unmasked=True)

    def telling_others(self) -> Viewer:
        """The same person, shown what may stand in a document that goes to others (N11)."""
        return replace(self, for_others=True)

    def in_sql(self) -> dict[str, list[str] | None]:
        """What visible.viewer() says: what the views in queries/visible go by."""
        shown = self.rights if self.unmasked else self.rights - {Right.TEXTS}
        return {
            "boards": sorted(self.boards),
            "departments": None if self.departments is None else sorted(self.departments),
            "rights": sorted(right.value for right in shown),
        }


def local_viewer(boards: frozenset[str]) -> Viewer:
    """The person at this machine, when no sign-in is configured: all is theirs to see and do."""
    return Viewer(
        getpass.getuser(),
        Role.CONTROLLER,
        boards,
        besides=frozenset({Right.AUDIT, Right.OPERATE}),
    )


def program(boards: frozenset[str]) -> Viewer:
    """Lägesbild itself, for what nobody has asked for: to give up what was abandoned."""
    return Viewer("lagesbild", Role.ADMINISTRATOR, boards, besides=frozenset({Right.LOAD}))

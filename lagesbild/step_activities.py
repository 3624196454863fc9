"""What is done in each step of a period, and who signs it: the reference, or the board's own."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, get_type_hints

from lagesbild.boards import Board
from lagesbild.errors import InvalidSetting
from lagesbild.settings import ROOT
from lagesbild.text import listed

SUBJECT = "period_steps"
REFERENCE = ROOT / "data" / "reference" / "period_steps.toml"
STEPS = ("collect", "analyse", "report", "decide")
SIGN_OFFS = ("quality_assured", "approved")
CHECKS = (
    "figures_loaded",
    "indicators_updated",
    "variances_explained",
    "forecast_entered",
    "actions_decided",
    "findings_handled",
    "period_closed",
)
"""What a round is checked for, as lagesbild/round_checks.py names it."""


@dataclass(frozen=True)
class Activity:
    """Something that is done in a step; data/reference/period_steps.toml says what each means."""

    key: str
    step: str
    words: str
    responsible: str
    sign_off: str
    per_department: bool
    checks: list[str]


def activities_of(board: Board) -> list[Activity]:
    """The reference activities, or the board's own if it has any, in the order of the steps.

    InvalidSetting names what is unknown, is missing or cannot be read.
    """
    own = board.subjects.get(SUBJECT, {})
    source = f"{board.id}/board.toml: subjects.{SUBJECT}"
    if unknown := sorted(set(own) - {"activities"}):
        raise InvalidSetting(f"{source}.{unknown[0]} är okänd. Skriv [[…activities]].")
    said = own or tomllib.loads(REFERENCE.read_text(encoding="utf-8"))
    tables = said["activities"]
    if not isinstance(tables, list) or not tables:
        raise InvalidSetting(f"{source}.activities ska vara minst en tabell [[…activities]].")
    found = [_read(table, f"{source}.activities[{at}]") for at, table in enumerate(tables, 1)]
    key, times = Counter(one.key for one in found).most_common(1)[0]
    if times > 1:
        raise InvalidSetting(f"{source}.activities har flera moment med key ”{key}”.")
    return sorted(found, key=lambda one: STEPS.index(one.step))


def _read(table: object, source: str) -> Activity:
    names = [each.name for each in fields(Activity)]
    if not isinstance(table, Mapping) or set(table) != set(names):
        raise InvalidSetting(f"{source} ska ha nycklarna {listed(names)}.")
    said: dict[str, Any] = dict(table)
    for name, kind in get_type_hints(Activity).items():
        value = said[name]
        if kind is str and not (isinstance(value, str) and value.strip()):
            raise InvalidSetting(f"{source}.{name} ska vara en text.")
        if kind is bool and not isinstance(value, bool):
            raise InvalidSetting(f"{source}.{name} ska vara true eller false.")
    for name, known in (("step", STEPS), ("sign_off", SIGN_OFFS)):
        if said[name] not in known:
            raise InvalidSetting(f"{source}.{name} ska vara {listed(known, 'eller')}.")
    checks = said["checks"]
    if not isinstance(checks, list) or not all(one in CHECKS for one in checks):
        raise InvalidSetting(f"{source}.checks ska vara en lista med några av {listed(CHECKS)}.")
    return Activity(**said)

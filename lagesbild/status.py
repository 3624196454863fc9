"""The status vocabulary: a shape, a word and a colour for each, never a colour alone.

Pages draw the shape of each icon (ui/shapes.js), since few fonts have them all.
"""

from __future__ import annotations

from enum import Enum
from typing import Self

from lagesbild import assignments, control_findings, controls, providers


class Tone(Enum):
    """What a colour says. The value is what stylesheets and palettes call it."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    MUTED = "muted"


_TONES = {"●": Tone.GOOD, "▲": Tone.WATCH, "■": Tone.BAD, "◆": Tone.BAD, "✕": Tone.BAD}


class Mark(Enum):
    """What is drawn as a shape before its label. A member's value is the word that queries give."""

    label: str
    icon: str

    # A look-up by the word, Status("on_plan"), passes through here in the eyes of a type checker.
    def __new__(cls, word: object, label: str = "", icon: str = "") -> Self:
        member = object.__new__(cls)
        member._value_ = word
        member.label = label
        member.icon = icon
        return member

    @property
    def tone(self) -> Tone:
        """The colour beside the shape: it says nothing that the shape does not."""
        return _TONES.get(self.icon, Tone.MUTED)

    @property
    def in_words(self) -> str:
        """Icon and label where text is all there is, as in a workbook: "● på plan"."""
        return f"{self.icon} {self.label}"


class Status(Mark):
    """How a figure, indicator or goal stands."""

    ON_PLAN = "on_plan", "på plan", "●"
    WATCH = "watch", "avviker", "▲"
    OFF_PLAN = "off_plan", "nås ej", "■"
    NOT_ASSESSED = "not_assessed", "ej bedömd", "○"
    NOT_UPDATED = "not_updated", "ej uppdaterad", "◌"


class Progress(Mark):
    """How far an assignment has come."""

    NOT_BEGUN = "not_begun", assignments.STATUSES["not_begun"], "□"
    BEGUN = "begun", assignments.STATUSES["begun"], "◐"
    DONE = "done", assignments.STATUSES["done"], "●"
    DELAYED = "delayed", assignments.STATUSES["delayed"], "■"
    STOPPED = "stopped", assignments.STATUSES["stopped"], "✕"
    NOT_UPDATED = "not_updated", assignments.UNSAID["not_updated"], "◌"
    NOT_ASSESSED = "not_assessed", assignments.UNSAID["not_assessed"], "○"


class RiskLevel(Mark):
    """How serious a risk is."""

    HIGH = "high", "hög", "◆"
    MIDDLE = "middle", "medel", "▲"
    LOW = "low", "låg", "●"


class ControlState(Mark):
    """How a control stands at a date."""

    OVERDUE = "overdue", control_findings.STATES["overdue"], "■"
    DUE = "due", control_findings.STATES["due"], "▲"
    UPCOMING = "upcoming", control_findings.STATES["upcoming"], "□"
    UNDATED = "undated", control_findings.STATES["undated"], "◌"
    DONE = "done", control_findings.STATES["done"], "●"


class ControlResult(Mark):
    """What a control came to."""

    NONE = "none", controls.RESULTS["none"], "●"
    MINOR = "minor", controls.RESULTS["minor"], "▲"
    SERIOUS = "serious", controls.RESULTS["serious"], "◆"
    NOT_DONE = "not_done", controls.RESULTS["not_done"], "✕"


class PlanState(Mark):
    """How the follow-up of a provider stands."""

    OVERDUE = "overdue", providers.STATES["overdue"], "■"
    THIS_YEAR = "this_year", providers.STATES["this_year"], "□"
    DONE = "done", providers.STATES["done"], "●"
    LATER = "later", providers.STATES["later"], "○"


class Due(Mark):
    """How something on a calendar stands on a day."""

    LATE = "late", "försenad", "■"
    THIS_MONTH = "this_month", "denna månad", "▲"
    COMING = "coming", "kommer", "○"
    UNDATED = "undated", "utan tid", "◌"
    PASSED = "passed", "har varit", "–"
    DONE = "done", "klar", "●"


class Readiness(Mark):
    """Whether a step of a round is in place."""

    READY = "ready", "klart", "●"
    NOT_READY = "not_ready", "inte klart", "■"
    NOT_ASKED = "not_asked", "krävs inte", "○"
    NOT_TOLD = "not_told", "visas inte", "◌"


class Verdict(Mark):
    """How the data answer an auditor's question (lagesbild/auditing.py)."""

    YES = "yes", "ja", "●"
    PARTLY = "partly", "delvis", "▲"
    NO = "no", "nej", "■"
    NOT_TOLD = "not_told", "går inte att säga", "◌"


class StepState(Mark):
    """How far a step, or an activity of it, has come."""

    DONE = "done", "klart", "●"
    CHANGED = "changed", "underlaget ändrat", "▲"
    BEGUN = "begun", "påbörjat", "◐"
    NOT_BEGUN = "not_begun", "inte klart", "□"

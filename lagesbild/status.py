"""The status vocabulary: a shape, a word and a colour for each, never a colour alone.

The shapes are drawn (tables.js, cards.js) since few fonts have them all; `icon` is for plain text.
"""

from __future__ import annotations

from enum import Enum

from lagesbild import assignments, control_findings, controls, providers


class Status(Enum):
    """How a figure, indicator or goal stands. The value is the word that queries give."""

    ON_PLAN = "on_plan"
    WATCH = "watch"
    OFF_PLAN = "off_plan"
    NOT_ASSESSED = "not_assessed"
    NOT_UPDATED = "not_updated"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def icon(self) -> str:
        return _ICONS[self]

    @property
    def in_words(self) -> str:
        """Icon and word where text is all there is, as in a workbook: "● på plan"."""
        return f"{self.icon} {self.label}"


_LABELS = {
    Status.ON_PLAN: "på plan",
    Status.WATCH: "avviker",
    Status.OFF_PLAN: "nås ej",
    Status.NOT_ASSESSED: "ej bedömd",
    Status.NOT_UPDATED: "ej uppdaterad",
}
_ICONS = {
    Status.ON_PLAN: "●",
    Status.WATCH: "▲",
    Status.OFF_PLAN: "■",
    Status.NOT_ASSESSED: "○",
    Status.NOT_UPDATED: "◌",
}


class Progress(Enum):
    """How far an assignment has come. The value is the word that queries give."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    DONE = "done"
    DELAYED = "delayed"
    STOPPED = "stopped"
    NOT_UPDATED = "not_updated"
    NOT_ASSESSED = "not_assessed"

    @property
    def label(self) -> str:
        return {**assignments.STATUSES, **assignments.UNSAID}[self.value]

    @property
    def icon(self) -> str:
        return _PROGRESS_ICONS[self]

    @property
    def in_words(self) -> str:
        """As of a status: "■ försenat"."""
        return f"{self.icon} {self.label}"


class RiskLevel(Enum):
    """How serious a risk is. The value is the word that queries give."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"

    @property
    def label(self) -> str:
        return {"high": "hög", "middle": "medel", "low": "låg"}[self.value]

    @property
    def icon(self) -> str:
        return {"high": "◆", "middle": "▲", "low": "●"}[self.value]

    @property
    def in_words(self) -> str:
        """As of a status: "◆ hög"."""
        return f"{self.icon} {self.label}"


class ControlState(Enum):
    """How a control stands at a date. The value is the word that queries give."""

    OVERDUE = "overdue"
    DUE = "due"
    UPCOMING = "upcoming"
    UNDATED = "undated"
    DONE = "done"

    @property
    def label(self) -> str:
        return control_findings.STATES[self.value]

    @property
    def icon(self) -> str:
        return dict(zip(ControlState, "■▲□◌●", strict=True))[self]

    @property
    def in_words(self) -> str:
        """As of a status: "■ försenad"."""
        return f"{self.icon} {self.label}"


class ControlResult(Enum):
    """What a control came to. The value is the word that queries give."""

    NONE = "none"
    MINOR = "minor"
    SERIOUS = "serious"
    NOT_DONE = "not_done"

    @property
    def label(self) -> str:
        return controls.RESULTS[self.value]

    @property
    def icon(self) -> str:
        return dict(zip(ControlResult, "●▲◆✕", strict=True))[self]

    @property
    def in_words(self) -> str:
        """As of a status: "◆ allvarlig avvikelse"."""
        return f"{self.icon} {self.label}"


class PlanState(Enum):
    """How the follow-up of a provider stands. The value is the word of queries."""

    OVERDUE = "overdue"
    THIS_YEAR = "this_year"
    DONE = "done"
    LATER = "later"

    @property
    def label(self) -> str:
        return providers.STATES[self.value]

    @property
    def icon(self) -> str:
        return {"overdue": "■", "this_year": "□", "done": "●", "later": "○"}[self.value]

    @property
    def in_words(self) -> str:
        """As of a status: "■ försenad"."""
        return f"{self.icon} {self.label}"


class Due(Enum):
    """How something on a calendar stands on a day. The value is the word that queries give."""

    LATE = "late"
    THIS_MONTH = "this_month"
    COMING = "coming"
    UNDATED = "undated"
    PASSED = "passed"
    DONE = "done"

    @property
    def label(self) -> str:
        return {
            "late": "försenad",
            "this_month": "denna månad",
            "coming": "kommer",
            "undated": "utan tid",
            "passed": "har varit",
            "done": "klar",
        }[self.value]

    @property
    def icon(self) -> str:
        return {
            "late": "■", "this_month": "▲", "coming": "○", "undated": "◌", "passed": "–",
            "done": "●",
        }[self.value]  # fmt: skip

    @property
    def in_words(self) -> str:
        """As of a status: "■ försenad"."""
        return f"{self.icon} {self.label}"


class Readiness(Enum):
    """Whether a step of a round is in place. The value is the word that queries give."""

    READY = "ready"
    NOT_READY = "not_ready"
    NOT_ASKED = "not_asked"
    NOT_TOLD = "not_told"

    @property
    def label(self) -> str:
        return {
            "ready": "klart",
            "not_ready": "inte klart",
            "not_asked": "krävs inte",
            "not_told": "visas inte",
        }[self.value]

    @property
    def icon(self) -> str:
        return {"ready": "●", "not_ready": "■", "not_asked": "○", "not_told": "◌"}[self.value]

    @property
    def in_words(self) -> str:
        """As of a status: "■ inte klart"."""
        return f"{self.icon} {self.label}"


class Verdict(Enum):
    """How the data answer an auditor's question. The value is the word of lagesbild/auditing.py."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_TOLD = "not_told"

    @property
    def label(self) -> str:
        return {"yes": "ja", "partly": "delvis", "no": "nej", "not_told": "går inte att säga"}[
            self.value
        ]

    @property
    def icon(self) -> str:
        return {"yes": "●", "partly": "▲", "no": "■", "not_told": "◌"}[self.value]

    @property
    def in_words(self) -> str:
        """As of a status: "■ nej"."""
        return f"{self.icon} {self.label}"


class StepState(Enum):
    """How far a step, or an activity of it, has come."""

    DONE = "done"
    CHANGED = "changed"
    BEGUN = "begun"
    NOT_BEGUN = "not_begun"

    @property
    def label(self) -> str:
        return {
            "done": "klart",
            "changed": "underlaget ändrat",
            "begun": "påbörjat",
            "not_begun": "inte klart",
        }[self.value]

    @property
    def icon(self) -> str:
        return {"done": "●", "changed": "▲", "begun": "◐", "not_begun": "□"}[self.value]

    @property
    def in_words(self) -> str:
        """As of a status: "□ inte klart"."""
        return f"{self.icon} {self.label}"


Mark = (
    Status
    | Progress
    | RiskLevel
    | ControlState
    | ControlResult
    | PlanState
    | Due
    | Readiness
    | Verdict
    | StepState
)
"""What is drawn as a shape before its word."""

_PROGRESS_ICONS = {
    Progress.NOT_BEGUN: "□",
    Progress.BEGUN: "◐",
    Progress.DONE: "●",
    Progress.DELAYED: "■",
    Progress.STOPPED: "✕",
    Progress.NOT_UPDATED: "◌",
    Progress.NOT_ASSESSED: "○",
}

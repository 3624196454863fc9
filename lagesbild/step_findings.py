"""How far a period has come through its steps, in words."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.economy import View
from lagesbild.period_steps import StepRow, StepSummary
from lagesbild.text import in_words, moment, plural

_NOUNS = {
    "collect": "insamlingen",
    "analyse": "analysen",
    "report": "rapporten",
    "decide": "beslutet",
}
_LACKING = {"quality_assured": "kvalitetssäkring", "approved": "godkännande"}


def position(steps: Sequence[StepSummary], view: View) -> str:
    """ "Tre av fyra steg är klara för mars 2024; rapporten saknar godkännande från …"."""
    month = view.period.in_words
    left = [one for one in steps if one.signed < one.asked]
    changed = sum(one.changed for one in steps)
    warned = f" {_changed(changed)}" if changed else ""
    if not left:
        return f"Alla {in_words(len(steps))} steg är klara för {month}.{warned}"
    done = len(steps) - len(left)
    are = {0: "Inget steg är klart", 1: f"Ett av {in_words(len(steps))} steg är klart"}
    told = are.get(done, f"{in_words(done).capitalize()} av {in_words(len(steps))} steg är klara")
    return f"{told} för {month}; {_lacks(left[0])}.{warned}"


def standing(row: StepRow) -> str:
    """Who signed and when: "controller 2024-04-12 09:31"; empty while nobody has."""
    if not row.is_signed or row.signed_at is None:
        return ""
    return f"{row.signed_by} {moment(row.signed_at)}"


def told_open(count: int | None) -> str:
    """ "3 öppna punkter"; empty where there are none or nobody may know."""
    return plural(count, "öppen punkt", "öppna punkter") if count else ""


def _lacks(step: StepSummary) -> str:
    what = _LACKING.get(step.waits_for or "", "godkännande")
    if step.waiting_departments:
        number = step.waiting_departments
        whom = "en avdelning" if number == 1 else f"{in_words(number)} avdelningar"
        return f"{_NOUNS[step.step]} saknar {what} från {whom}"
    return f"{_NOUNS[step.step]} saknar {what} av {in_words(step.waiting_board)} moment"


def _changed(number: int) -> str:
    return f"Underlaget har ändrats sedan {in_words(number)} moment signerades."

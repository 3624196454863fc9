"""How a board's actions stand, in words: what is left to find, and what demands them (E6, N9)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import numbers
from lagesbild.actions import DECIDED, ActionRow, Gap, Saying
from lagesbild.boards import SignWords
from lagesbild.economy import View
from lagesbild.findings import SMALLEST_TOLD, judged
from lagesbild.numbers import KR, MNKR
from lagesbild.periods import Period, span_in_words
from lagesbild.text import in_words, plural

ORIGINS = {"adopted": "fastställda", "computed": "beräknade"}


def position(gap: Gap, view: View) -> str:
    """ "3,2 mnkr är kvar att hitta: prognosen är −8,5 mnkr mot budget och …"."""
    if gap.forecast_variance is None or gap.left_to_find is None:
        return f"Det finns ingen prognos mot budget för {view.year} att hålla åtgärderna mot."
    against = f"prognosen är {_signed(gap.forecast_variance)} mot budget"
    gives = f"beslutade åtgärder ger {_told(gap.decided_effect)}"
    if gap.left_to_find:
        given = gives if gap.has_decided else "ingen åtgärd är beslutad"
        return f"{_told(gap.left_to_find)} är kvar att hitta: {against} och {given}."
    if gap.gap:
        return f"Inget är kvar att hitta: {against} och {gives}."
    if not gap.has_decided:
        return (
            f"Prognosen lämnar inget att hitta: den är {_signed(gap.forecast_variance)} mot budget."
        )
    return (
        f"Prognosen lämnar inget att hitta: den är {_signed(gap.forecast_variance)} mot budget. "
        f"Beslutade åtgärder ger {_told(gap.decided_effect)} till."
    )


def demand(gap: Gap, view: View) -> str:
    """What demands actions and what is missing; "" when nothing demands them."""
    if not gap.is_demanded:
        return ""
    because = _because(gap, view)
    if not gap.has_decided:
        return f"{because} kräver åtgärder, och ingen är beslutad."
    if not gap.is_covered and gap.left_to_find is not None:
        return f"{because} kräver åtgärder: {_told(gap.left_to_find)} är kvar att hitta."
    return f"{because} kräver åtgärder. Kravet är uppfyllt."


def with_actions(gap: Gap, view: View) -> str:
    """Where the year lands with what has been decided; "" when nothing is."""
    if not gap.has_decided or gap.forecast_with_actions is None:
        return ""
    told = (
        f"Med beslutade åtgärder ({_told(gap.decided_effect)}) landar den "
        f"{ORIGINS[gap.forecast_origin or 'computed']} prognosen för {view.board.name} på "
        f"{_told(abs(gap.forecast_with_actions))}"
    )
    if gap.variance_with_actions is None:
        return f"{told}."
    return f"{told}, {judged(gap.variance_with_actions, view.board.sign)} mot budget."


def own(rows: Sequence[ActionRow]) -> str:
    """How many actions there are and what the decided ones give, for who sees some departments."""
    decided = [row for row in rows if row.is_decided]
    effect = sum((row.expected_year for row in decided), Decimal(0))
    number = in_words(len(decided)) if len(decided) != 1 else "en"
    return (
        f"{number.capitalize()} av {plural(len(rows), 'åtgärd', 'åtgärder')} i dina avdelningar är "
        f"{'beslutad' if len(decided) == 1 else 'beslutade'} och väntas ge {_told(effect)} under "
        "året."
    )


def bridge(gap: Gap) -> str:
    """What the way from the forecast to the forecast with actions says."""
    covered = _told(gap.decided_effect)
    if not gap.gap:
        return f"Beslutade åtgärder ger {covered}"
    left = gap.left_to_find or Decimal(0)
    rest = f"och {_told(left)} är kvar att hitta" if left else "och täcker hela gapet"
    return f"Beslutade åtgärder ger {covered} av {_told(gap.gap)} {rest}"


def followed(rows: Sequence[ActionRow]) -> str:
    """What has been realised of what was expected of the same months; "" when nobody has said."""
    told = [row for row in rows if row.realised_ytd is not None and row.is_decided]
    if not told:
        return ""
    realised = sum((row.realised_ytd or Decimal(0) for row in told), Decimal(0))
    expected = sum((row.expected_followed for row in told), Decimal(0))
    return f"Uppföljda månader har gett {_told(realised)} av väntade {_told(expected)}."


def months(row: ActionRow | Saying) -> str:
    """When an action gives its effect: "sep–dec 2023", "från sep 2023"."""
    first = Period.of(row.from_month)
    if row.to_month is None:
        return f"från {first.short}"
    return span_in_words(first, Period.of(row.to_month))


def answers(row: ActionRow) -> str:
    """Which variance an action answers: "nämnden totalt, augusti 2023"."""
    whose = "nämnden totalt" if row.answers is None else f"{row.answers} {row.answers_name or ''}"
    month = "" if row.answers_month is None else f", {Period.of(row.answers_month).in_words}"
    return f"{whose.strip()}{month}"


def decision(row: ActionRow | Saying) -> str:
    """Who has decided and when; that nobody is known to have of one that is said to be decided."""
    day = "" if row.decided_on is None else row.decided_on.isoformat()
    told = ", ".join(filter(None, (row.decided_by, day)))
    if told:
        return told[:1].upper() + told[1:]
    return "Beslut saknas" if row.status in DECIDED else ""


def _because(gap: Gap, view: View) -> str:
    sign: SignWords = view.board.sign
    sizes = []
    if gap.opened_by_variance and gap.variance_ytd is not None:
        sizes.append(f"{sign.worse} hittills på {_told(-gap.variance_ytd)}")
    if gap.opened_by_forecast and gap.forecast_variance is not None:
        sizes.append(f"prognosens {sign.worse} på {_told(-gap.forecast_variance)}")
    told = " och ".join(sizes)
    return told[:1].upper() + told[1:]


def _told(amount: Decimal) -> str:
    """In mnkr, or in kr what mnkr would show as nothing."""
    return numbers.money(amount, MNKR if abs(amount) >= SMALLEST_TOLD or not amount else KR)


def _signed(amount: Decimal) -> str:
    unit = MNKR if abs(amount) >= SMALLEST_TOLD or not amount else KR
    return numbers.money(amount, unit, signed=True)

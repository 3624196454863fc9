"""A board's actions as a table with their key figures, and what has been said of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lagesbild import action_findings, numbers
from lagesbild.actions import STATES, STATUSES, ActionRow, EffectSaying, Gap, Saying
from lagesbild.charts.chart import Wording
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import KR, Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.text import moment, plural
from lagesbild.ui.cards import Card, Variance

HOW = (
    "Väntad effekt är effekten per månad gånger månaderna. Kvar är månaderna efter den som "
    "prognosen gäller: det som prognosen inte kan veta något om. Bara beslutade åtgärder räknas i "
    "summan. Plus är bättre resultat."
)
WHOLE_BOARD = "Hela nämnden"
_SAID_IN = {"file": "Fil", "page": "Sidan"}


def key_figures(gap: Gap, view: View, unit: Unit) -> list[Card]:
    """The forecast without and with what is decided, and what is left to find."""
    return [
        Card(
            "forecast",
            f"Prognos {view.year}",
            numbers.money(gap.forecast, unit),
            _against_budget(gap.forecast_variance, view, unit),
            note=_origin(gap),
        ),
        Card(
            "decided",
            "Beslutade åtgärder ger",
            numbers.money(gap.decided_effect, unit, signed=True),
            note=_counts(gap, unit),
        ),
        Card(
            "left",
            "Kvar att hitta",
            numbers.money(gap.left_to_find, unit),
            note="" if gap.gap is None else f"Av {numbers.money(gap.gap, unit)}",
        ),
        Card(
            "with",
            "Prognos med åtgärder",
            numbers.money(gap.forecast_with_actions, unit),
            _against_budget(gap.variance_with_actions, view, unit),
        ),
    ]


def action_table(rows: Sequence[ActionRow], view: View, unit: Unit) -> FinanceTable:
    """The actions, those that count first, and the sum of the decided ones."""
    decided = [row for row in rows if row.is_decided]
    span = span_in_words(view.year.first, view.period)
    total = Row(
        "total:",
        (
            "Summa beslutade", "", "", "",
            _sum(row.effect_per_month for row in decided),
            _sum(row.expected_ytd for row in decided),
            _sum(row.counted for row in decided),
            _sum(row.expected_year for row in decided),
            _realised(decided),
            "", "", "", "",
        ),
        is_total=True,
    )  # fmt: skip
    return FinanceTable(
        title=plural(len(rows), "åtgärd", "åtgärder"),
        caption=f"{view.board.name}, åtgärdsplan {view.year} per {view.period.in_words}, "
        f"{unit.symbol}",
        columns=(
            Column("name", "Åtgärd", prose=True),
            Column("status", "Status"),
            Column("state", "Läge"),
            Column("months", "Gäller"),
            Column("effect_per_month", "Per månad", Kind.MONEY, unit, "Väntad effekt"),
            Column("expected_ytd", span, Kind.MONEY, unit, "Väntad effekt"),
            Column("remaining", "Kvar", Kind.MONEY, unit, "Väntad effekt"),
            Column("expected_year", f"Hela {view.year}", Kind.MONEY, unit, "Väntad effekt"),
            Column("realised_ytd", span, Kind.MONEY, unit, "Uppnådd effekt"),
            Column("owner", "Ansvarig"),
            Column("department", "Avdelning"),
            Column("decision", "Beslut"),
            Column("answers", "Svarar mot"),
        ),
        rows=(*(_row(row) for row in rows), *([total] if decided else [])),
        note=HOW,
        worse="sämre",
        better="bättre",
    )


def history_table(sayings: Sequence[Saying]) -> FinanceTable:
    """All that has been said of an action, by whom and where, latest first."""
    return FinanceTable(
        caption="Allt som har sagts om åtgärden, senast överst",
        columns=(
            Column("when", "När"),
            Column("author", "Av"),
            Column("where", "Var"),
            Column("status", "Status"),
            Column("effect_per_month", "Per månad", Kind.MONEY, KR),
            Column("months", "Gäller"),
            Column("decision", "Beslut"),
            Column("counts", "Gäller nu"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    moment(one.said_at),
                    one.said_by,
                    _SAID_IN[one.said_in],
                    "Togs tillbaka" if one.event == "taken_back" else STATUSES[one.status],
                    one.effect_per_month,
                    action_findings.months(one),
                    action_findings.decision(one),
                    "Ja" if one.counts else "Ersatt",
                ),
            )
            for place, one in enumerate(sayings)
        ),
    )


def effect_table(sayings: Sequence[EffectSaying], row: ActionRow) -> FinanceTable:
    """What has been said that an action gave, month by month, beside what was expected."""
    return FinanceTable(
        caption="Uppnådd effekt månad för månad, senast överst, kr",
        columns=(
            Column("month", "Månad"),
            Column("expected", "Väntad", Kind.MONEY, KR),
            Column("realised", "Uppnådd", Kind.MONEY, KR),
            Column("difference", "Skillnad", Kind.VARIANCE, KR),
            Column("author", "Av"),
            Column("when", "När"),
            Column("where", "Var"),
            Column("counts", "Gäller nu"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    Period.of(one.period).in_words,
                    row.effect_per_month,
                    one.realised,
                    None if one.realised is None else one.realised - row.effect_per_month,
                    one.said_by,
                    moment(one.said_at),
                    _SAID_IN[one.said_in],
                    ("Ja" if one.realised is not None else "Togs tillbaka")
                    if one.counts
                    else "Ersatt",
                ),
            )
            for place, one in enumerate(sayings)
        ),
        worse="sämre",
        better="bättre",
    )


def facts(row: ActionRow) -> str:
    """What is known of an action, on one line; what is unknown is left out."""
    told = (
        ("Status", STATUSES[row.status]),
        ("Läge", STATES[row.state]),
        ("Gäller", action_findings.months(row)),
        ("Effekt per månad", numbers.money(row.effect_per_month, KR)),
        ("Ansvarig", row.responsible),
        ("Avdelning", part_words(row)),
        ("Beslut", action_findings.decision(row)),
        ("Svarar mot", action_findings.answers(row)),
    )
    return " · ".join(f"{name}: {words}" for name, words in told if words)


def part_words(row: ActionRow) -> str:
    """The code and name of whose action it is."""
    return " ".join(filter(None, (row.cost_centre, row.cost_centre_name))) or WHOLE_BOARD


def _row(row: ActionRow) -> Row:
    return Row(
        row.action,
        (
            row.action,
            STATUSES[row.status],
            STATES[row.state],
            action_findings.months(row),
            row.effect_per_month,
            row.expected_ytd,
            row.remaining,
            row.expected_year,
            row.realised_ytd,
            row.responsible,
            part_words(row),
            action_findings.decision(row),
            action_findings.answers(row),
        ),
        link=True,
    )


def _realised(rows: Sequence[ActionRow]) -> Decimal | None:
    told = [row.realised_ytd for row in rows if row.realised_ytd is not None]
    return _sum(told) if told else None


def _against_budget(amount: Decimal | None, view: View, unit: Unit) -> Variance | None:
    if amount is None:
        return None
    return Variance(amount, unit, "budget", Wording(view.board.sign.worse, view.board.sign.better))


def _origin(gap: Gap) -> str:
    if gap.forecast_month is None:
        return ""
    how = "Fastställd" if gap.forecast_origin == "adopted" else "Beräknad"
    return f"{how} per {Period.of(gap.forecast_month).in_words}"


def _counts(gap: Gap, unit: Unit) -> str:
    told = plural(gap.decided_count, "beslutad", "beslutade")
    if not gap.proposed_count:
        return told
    proposed = plural(gap.proposed_count, "föreslagen", "föreslagna")
    return f"{told}, {proposed} på {numbers.money(gap.proposed_effect, unit)}"


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))

"""A board's providers in tables: the plan, key figures, what is demanded, and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lagesbild import numbers, provider_findings
from lagesbild.charts.people import HIDDEN
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.providers import (
    DONE,
    FOLLOWUP_KINDS,
    INDIVIDUAL,
    KINDS,
    LATER,
    LEVELS,
    OVERDUE,
    RESULTS,
    THIS_YEAR,
    FollowupRow,
    PlanRow,
    SummaryRow,
    in_state,
)
from lagesbild.status import PlanState, RiskLevel
from lagesbild.text import plural
from lagesbild.ui.cards import Card

_DEMANDS = {"late": "Försenad återkontroll", "open": "Öppet", "closed": "Uppfyllt"}
_HEADINGS = {
    "level": "Efter nivå",
    "kind": "Efter slag",
    "result": "Efter resultat",
    "demands": "Krav",
}
_COUNTED = {
    "all": "Alla uppföljningar av utförare",
    "demands": "Nya krav",
    "open_demands": "Öppna krav vid slutet",
    "late_rechecks": "Försenade återkontroller vid slutet",
}
_WORDS = {
    "provider": "Utförarnivå",
    "framework": "Ramavtalsnivå",
    **{word: told.capitalize() for word, told in {**FOLLOWUP_KINDS, **RESULTS}.items()},
}
_OF_INDIVIDUALS = "Uppföljningar på individnivå, bara i antal"


def plan_table(rows: Sequence[PlanRow], view: View, unit: Unit, *, filtered: bool) -> FinanceTable:
    """The providers, late first."""
    return FinanceTable(
        title=plural(len(rows), "utförare", "utförare"),
        caption=f"{view.board.name}, {view.period.in_words}{', ett urval' if filtered else ''}",
        columns=(
            Column("name", "Utförare", prose=True),
            Column("state", "Läge", Kind.STATUS),
            Column("months_late", "Månader sen", Kind.COUNT),
            Column("planned", "Planerad"),
            Column("next_due", "Nästa senast"),
            Column("last_done", "Senast gjord"),
            Column("risk", "Riskklass", Kind.STATUS),
            Column("interval", "Intervall, mån", Kind.COUNT),
            Column("open_demands", "Öppna krav", Kind.COUNT),
            Column("rechecks", "Sena återkontroller", Kind.COUNT),
            Column("kind", "Driftsform"),
            Column("operation", "Verksamhetsområde", prose=True),
            Column("clients", "Brukare", Kind.COUNT),
            Column("value", "Värde per år", Kind.MONEY, unit),
        ),
        rows=tuple(
            Row(
                row.provider_name,
                (
                    row.provider_name,
                    PlanState(row.state),
                    row.months_late,
                    _month(row.planned),
                    str(row.next_due_on),
                    _day(row.last_done_on),
                    RiskLevel(row.risk_class),
                    row.interval_months,
                    row.open_demands,
                    row.rechecks_overdue,
                    KINDS[row.provider_kind].capitalize(),
                    row.operation,
                    HIDDEN if row.clients_hidden else row.clients,
                    row.yearly_value,
                ),
                link=True,
            )
            for row in rows
        ),
        note="Försenade står först. Riskklassen följer av sannolikhet och konsekvens, och blir ett "
        "steg högre för den som är stor." + _hidden_clients(rows, view),
        sortable=True,
    )


def key_figures(rows: Sequence[PlanRow], waiting: Sequence[FollowupRow]) -> list[Card]:
    """How many are late, done and left in the year, and how many demands are open."""
    late, done, due = (in_state(rows, state) for state in (OVERDUE, DONE, THIS_YEAR))
    rechecks = provider_findings.rechecks_late(waiting)
    return [
        Card(
            OVERDUE,
            "Försenade",
            f"{len(late)} av {len(rows)}",
            status=PlanState.OVERDUE if late else None,
            note=f"Den äldsta är {provider_findings.lateness(late[0])}" if late else "",
            link=bool(late),
        ),
        Card(
            DONE,
            "Gjorda i år",
            str(len(done)),
            note=f"Av {plural(len(rows), 'utförare', 'utförare')} i planen",
            link=bool(done),
        ),
        Card(
            THIS_YEAR,
            "Kvar i år",
            str(len(due)),
            note=f"{len(in_state(rows, LATER))} först senare år",
            link=bool(due),
        ),
        Card(
            "demands",
            "Öppna krav",
            str(len(waiting)),
            note=plural(rechecks, "återkontroll försenad", "återkontroller försenade"),
        ),
    ]


def demand_table(rows: Sequence[FollowupRow], view: View) -> FinanceTable:
    """What is demanded and has not been checked again, the most late first."""
    ordered = sorted(rows, key=lambda row: -(row.recheck_days_late or 0))
    return FinanceTable(
        title=provider_findings.demands(rows),
        caption=f"{view.board.name}, i slutet av {view.period.in_words}",
        columns=(
            Column("name", "Utförare", prose=True),
            Column("demand_state", "Läge"),
            Column("demand", "Krav", prose=True),
            Column("finding", "Iakttagelse", prose=True),
            Column("recheck_on", "Återkontroll senast"),
            Column("days_late", "Dagar sen", Kind.COUNT),
            Column("done_on", "Uppföljd"),
            Column("kind", "Slag"),
            Column("level", "Nivå"),
        ),
        rows=tuple(
            Row(
                f"demand:{place}",
                (
                    row.provider_name,
                    _DEMANDS[row.demand_state or "open"],
                    *_texts(row),
                    _day(row.recheck_on),
                    row.recheck_days_late,
                    _day(row.done_on),
                    FOLLOWUP_KINDS[row.followup_kind].capitalize(),
                    LEVELS[row.followup_level].capitalize(),
                ),
            )
            for place, row in enumerate(ordered)
        ),
    )


def followup_table(rows: Sequence[FollowupRow], caption: str) -> FinanceTable:
    """The follow-ups of one provider, what is to come first and then the latest."""
    return FinanceTable(
        caption=f"{caption}, det som återstår överst och sedan den senaste",
        columns=(
            Column("when", "Genomförd"),
            Column("planned", "Planerad"),
            Column("kind", "Slag"),
            Column("level", "Nivå"),
            Column("result", "Resultat"),
            Column("finding", "Iakttagelse", prose=True),
            Column("demand", "Krav", prose=True),
            Column("demand_state", "Kravet är"),
            Column("recheck_on", "Återkontroll"),
            Column("recheck_done", "Gjord"),
            Column("reported", "Redovisad"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    _day(row.done_on) or "Inte gjord",
                    _month(row.planned_month),
                    FOLLOWUP_KINDS[row.followup_kind].capitalize(),
                    LEVELS[row.followup_level].capitalize(),
                    _result(row),
                    *reversed(_texts(row)),
                    _DEMANDS.get(row.demand_state or ""),
                    _day(row.recheck_on),
                    _day(row.recheck_done_on),
                    _month(row.reported_month),
                ),
            )
            for place, row in enumerate(rows)
        ),
    )


def summary_table(found: Mapping[Period, Sequence[SummaryRow]], view: View) -> FinanceTable:
    """What the board is told, a column for each span from the beginning of the year."""
    first = view.year.first
    told = {month: {row.key: row for row in rows} for month, rows in found.items()}
    columns = (
        Column("name", "Antal"),
        *(Column(f"to-{month.code}", span_in_words(first, month), Kind.COUNT) for month in found),
    )
    hidden = any(row.is_hidden for rows in found.values() for row in rows)
    few = view.board.thresholds.small_number
    note = provider_findings.told_in(view)
    if hidden:
        note += (
            " Uppföljningar på individnivå visas bara vid redovisningarna, och inte när något "
            f"antal är mindre än {few} eller skulle avslöja ett sådant."
        )
    return FinanceTable(
        title=provider_findings.summary(found),
        caption=f"{view.board.name}, uppföljningar av utförare {view.year}",
        columns=columns,
        rows=tuple(_summary_rows(told, len(columns))),
        note=note,
    )


def _summary_rows(told: Mapping[Period, Mapping[str, SummaryRow]], width: int) -> Iterator[Row]:
    rows = next(iter(told.values())).values()
    for (part, heading), same in groupby(rows, lambda row: (row.part, _heading(row))):
        if heading:
            words = (heading, *[""] * (width - 1))
            yield Row(f"heading:{part}:{heading}", words, is_total=True, spans=True)
        for row in same:
            yield Row(
                f"summary:{row.key}",
                (_name(row), *(_told(of_month[row.key]) for of_month in told.values())),
                level=1 if heading else 0,
                is_total=not heading,
            )


def _heading(row: SummaryRow) -> str:
    if row.part == INDIVIDUAL:
        return _OF_INDIVIDUALS
    if row.counted in ("open_demands", "late_rechecks"):
        return _HEADINGS["demands"]
    return _HEADINGS.get(row.counted, "")


def _name(row: SummaryRow) -> str:
    if row.part == INDIVIDUAL and row.word is None:
        return "Alla"
    return _WORDS[row.word] if row.word else _COUNTED[row.counted]


def _told(row: SummaryRow) -> Cell:
    return HIDDEN if row.is_hidden else row.number


def facts(row: PlanRow, unit: Unit) -> str:
    """What is known of a provider, on one line; what is unknown is left out."""
    span = " till ".join(filter(None, (_day(row.contract_from), _day(row.contract_to))))
    department = " ".join(filter(None, (row.department, row.department_name)))
    value = None if row.yearly_value is None else numbers.money(row.yearly_value, unit)
    told = (
        ("Driftsform", KINDS[row.provider_kind].capitalize()),
        ("Verksamhetsområde", row.operation),
        ("Avtal eller uppdrag", row.agreement),
        ("Gäller", span),
        ("Värde per år", value),
        ("Brukare", HIDDEN if row.clients_hidden else _count(row.clients)),
        ("Avdelning", department),
        ("Sannolikhet", str(row.likelihood)),
        ("Konsekvens", str(row.consequence)),
        ("Riskvärde", str(row.score)),
        ("Riskklass", RiskLevel(row.risk_class).label),
        ("Följs upp", f"minst var {row.interval_months}:e månad"),
        ("Nästa senast", str(row.next_due_on)),
    )
    return " · ".join(f"{name}: {words}" for name, words in told if words)


def _texts(row: FollowupRow) -> tuple[str | None, str | None]:
    """The demand and the finding, or that they are hidden."""
    return (HIDDEN, HIDDEN) if row.text_is_hidden else (row.demand, row.finding)


def _result(row: FollowupRow) -> str | None:
    return None if row.done_on is None else RESULTS[row.followup_result or "unjudged"].capitalize()


def _hidden_clients(rows: Sequence[PlanRow], view: View) -> str:
    if not any(row.clients_hidden for row in rows):
        return ""
    return f" Dolt: färre än {view.board.thresholds.small_number} brukare."


def _count(number: int | None) -> str | None:
    return None if number is None else numbers.count(number)


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _month(period: int | None) -> str | None:
    return None if period is None else Period.of(period).short

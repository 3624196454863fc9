"""A board's internal control as tables: by area, each control, its occasions and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import control_findings
from lagesbild.control_findings import Area
from lagesbild.controls import (
    DUE,
    OVERDUE,
    RECORDED,
    Control,
    Occasion,
    Saying,
    year_of,
)
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.periods import Period
from lagesbild.status import ControlResult, ControlState
from lagesbild.text import moment, plural
from lagesbild.ui.cards import Card

_SAID_IN = {"file": "Fil", "page": "Sidan"}


def key_figures(controls: Sequence[Control], view: View) -> list[Card]:
    """How many are late, how many gave a remark, and how much of the plan is done."""
    occasions = [one for control in controls for one in control.occasions]
    late = [one for one in occasions if one.state == OVERDUE]
    due = [one for one in occasions if one.state == DUE]
    known = [one for one in occasions if one.occasion and one.year == year_of(view)]
    done = [one for control in controls for one in control.done]
    remarks = [one for one in done if one.has_remark]
    serious = [one for one in remarks if one.result == ControlResult.SERIOUS.value]
    return [
        Card(
            OVERDUE,
            "Försenade tillfällen",
            str(len(late)),
            status=ControlState.OVERDUE if late else None,
            note=f"{len(due)} ska göras nu",
            link=bool(late),
        ),
        Card(
            "remarks",
            "Tillfällen med anmärkning",
            f"{len(remarks)} av {len(done)}",
            status=_worst(remarks),
            note=plural(len(serious), "allvarlig avvikelse", "allvarliga avvikelser"),
        ),
        Card("done", "Gjorda tillfällen", f"{len(done)} av {len(known)}", note="Hela årets plan"),
    ]


def _worst(remarks: Sequence[Occasion]) -> ControlResult | None:
    found = {one.result for one in remarks}
    ranked = (ControlResult.SERIOUS, ControlResult.MINOR)
    return next((one for one in ranked if one.value in found), None)


def area_table(areas: Sequence[Area], view: View) -> FinanceTable:
    """A row for each control area."""
    return FinanceTable(
        title="Kontrollområden",
        caption=f"{view.board.name}, {view.period.in_words}, antal kontroller",
        columns=(
            Column("name", "Kontrollområde", prose=True),
            Column("controls", "Kontroller", Kind.COUNT),
            Column("done", "Gjorda", Kind.COUNT),
            Column("remark", "Med anmärkning", Kind.COUNT),
            Column("late", "Försenade", Kind.COUNT),
        ),
        rows=tuple(
            Row(
                one.name,
                (one.name, one.controls, one.done, one.with_remark, one.late),
                link=True,
            )
            for one in areas
        ),
    )


def plan_table(controls: Sequence[Control], view: View, *, filtered: bool) -> FinanceTable:
    """The controls, those that are late first."""
    return FinanceTable(
        title=plural(len(controls), "kontroll", "kontroller"),
        caption=f"{view.board.name}, {view.period.in_words}{', ett urval' if filtered else ''}",
        columns=(
            Column("name", "Kontroll", prose=True),
            Column("state", "Läge", Kind.STATUS),
            Column("late", "Försenat"),
            Column("result", "Resultat i år", Kind.STATUS),
            Column("when", "Tillfälle"),
            Column("comment", "Kommentar", prose=True),
            Column("remarks", "Anmärkningar", Kind.COUNT),
            Column("done", "Gjorda"),
            Column("next", "Görs härnäst"),
            Column("frequency", "Frekvens", prose=True),
            Column("method", "Metod och volym", prose=True),
            Column("responsible", "Ansvarig"),
            Column("area", "Kontrollområde", prose=True),
        ),
        rows=tuple(_control_row(one, year_of(view)) for one in controls),
        note="De som är försenade står först. Resultatet är det allvarligaste hittills i år. "
        "Välj en kontroll för att se alla tillfällen och historiken.",
        sortable=True,
    )


def _control_row(control: Control, year: int) -> Row:
    plan, worst = control.plan, control.worst
    return Row(
        plan.key,
        (
            named(plan, year),
            ControlState(control.state),
            control_findings.lateness(control) or None,
            None if worst is None else ControlResult(worst.result),
            None if worst is None else control_findings.occasion(worst).capitalize(),
            None if worst is None else worst.comment,
            len(control.remarks),
            control_findings.done_of(control),
            control_findings.waiting(control),
            plan.occasions_text,
            control_findings.method(plan) or None,
            plan.responsible or department_words(plan),
            plan.control_area,
        ),
        link=True,
    )


def occasion_table(control: Control) -> FinanceTable:
    """Every occasion of a control, in the order of the year."""
    in_order = sorted(control.occasions, key=lambda one: one.occasion or control.plan.year + 99)
    return FinanceTable(
        title="Tillfällen",
        caption=f"Planen för {Period.of(control.plan.year).year}",
        columns=(
            Column("occasion", "Tillfälle"),
            Column("state", "Läge", Kind.STATUS),
            Column("result", "Resultat", Kind.STATUS),
            Column("comment", "Kommentar", prose=True),
            Column("done_on", "Kontrollerad den"),
            Column("examined", "Granskat antal", Kind.COUNT),
            Column("attachment", "Bilaga"),
            Column("author", "Av"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    control_findings.occasion(one).capitalize(),
                    ControlState(one.state),
                    None if one.result is None else ControlResult(one.result),
                    one.comment,
                    None if one.done_on is None else one.done_on.isoformat(),
                    one.examined,
                    one.attachment,
                    one.said_by,
                ),
            )
            for place, one in enumerate(in_order)
        ),
    )


def history_table(said: Sequence[Saying]) -> FinanceTable:
    """All that has been said of a control, by whom and where."""
    return FinanceTable(
        title="Historik",
        caption="Allt som har antecknats, senaste tillfället överst",
        columns=(
            Column("when", "Tillfälle"),
            Column("result", "Resultat"),
            Column("comment", "Kommentar", prose=True),
            Column("examined", "Granskat antal", Kind.COUNT),
            Column("attachment", "Bilaga"),
            Column("counts", "Gäller"),
            Column("author", "Av"),
            Column("at", "När"),
            Column("where", "Var"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    Period.of(one.period).in_words.capitalize(),
                    "Togs tillbaka"
                    if one.event != RECORDED or one.result is None
                    else ControlResult(one.result).in_words,
                    one.comment,
                    one.examined,
                    one.attachment,
                    "Ja" if one.counts else "Ersatt" if one.event == RECORDED else "–",
                    one.said_by,
                    moment(one.said_at),
                    _SAID_IN[one.said_in],
                ),
            )
            for place, one in enumerate(said)
        ),
    )


def facts(plan: Occasion) -> str:
    """What the plan says of a control, on one line; what is unknown is left out."""
    told = (
        ("Kontrollområde", plan.control_area),
        ("Ansvarig", plan.responsible),
        ("Avdelning", department_words(plan)),
        ("Metod och volym", control_findings.method(plan)),
        ("Frekvens", plan.occasions_text),
        ("Rapporteras", ", ".join(filter(None, (plan.reported_to, plan.reported_when)))),
    )
    return " · ".join(f"{name}: {words}" for name, words in told if words)


def sentences(plan: Occasion) -> list[str]:
    """What is to be secured, what is done and where it came from, a line for each known."""
    told = (
        ("Kontrollmål eller risk", plan.control_goal),
        ("Kontrollmoment", plan.activity),
    )
    lines = [f"{name}: {words}" for name, words in told if words]
    return [*lines, *filter(None, [control_findings.origin(plan)])]


def named(plan: Occasion, year: int) -> str:
    """A control's number and name, as the plan has them, with the year of an earlier plan."""
    number = plan.number and f"{plan.number}."
    return " ".join(filter(None, (number, control_findings.named(plan, year))))


def department_words(plan: Occasion) -> str | None:
    """A department's code and its name, where the viewer sees that."""
    return " ".join(filter(None, (plan.department, plan.department_name))) or None

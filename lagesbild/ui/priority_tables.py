"""Proposals in tables: in order of points with the line where the frame ends, and every step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lagesbild import numbers, priority_findings
from lagesbild.boards import Board
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.periods import FiscalYear
from lagesbild.priorities import PERSPECTIVES, SCALES, Model, RankedProposal, Step
from lagesbild.text import plural

_JUDGED = {
    "severity": "Svårighetsgrad",
    "benefit": "Nytta",
    "cost_effectiveness": "Kostnadseffektivitet",
}
_FITS = {True: "Ryms", False: "Ryms inte", None: None}


def ranking(
    rows: Sequence[RankedProposal], board: Board, year: FiscalYear, model: Model, unit: Unit
) -> FinanceTable:
    """The proposals first ranked first, and a line where the frame ends."""
    columns = (
        Column("name", "Förslag", prose=True),
        Column("rank", "Plats", Kind.COUNT),
        Column("points", "Poäng", Kind.LEVEL),
        Column("cost", "Kostnad per år", Kind.MONEY, unit),
        Column("accumulated", "Ackumulerat", Kind.MONEY, unit),
        Column("inside", "I ramen"),
        Column("left", "Kvar av ramen", Kind.MONEY, unit),
        *(Column(key, name) for key, name in _JUDGED.items()),
        Column("perspective", "Perspektiv"),
        Column("problem", "Problem", prose=True),
        Column("target_group", "Målgrupp", prose=True),
        Column("department", "Avdelning"),
        Column("proposed_by", "Föreslås av", prose=True),
    )
    return FinanceTable(
        title=priority_findings.in_order(rows),
        caption=f"{board.name}, förslag till budget {year}, {unit.symbol}",
        columns=columns,
        rows=tuple(_with_line(rows, len(columns), unit)),
        note=f"Poäng gånger vikt, den högsta summan först: {_weights(model)}. Vid lika poäng går "
        "det som kostar minst före. Det första förslaget som inte ryms avslutar listan, även om "
        "ett billigare längre ner hade fått plats.",
    )


def _with_line(rows: Sequence[RankedProposal], width: int, unit: Unit) -> Iterator[Row]:
    for row in rows:
        if row.is_cut:
            line = priority_findings.cut_line(row, unit)
            yield Row("cut", (line, *[""] * (width - 1)), is_total=True, spans=True)
        yield Row(
            f"proposal:{row.proposal}",
            (
                row.proposal,
                row.rank,
                row.points,
                row.cost,
                row.accumulated_cost,
                _FITS[row.is_inside],
                row.left_of_frame,
                *(SCALES[name][getattr(row, name)].capitalize() for name in _JUDGED),
                PERSPECTIVES[row.perspective].capitalize() if row.perspective else None,
                row.problem,
                row.target_group,
                row.department,
                row.proposed_by,
            ),
        )


def _weights(model: Model) -> str:
    return (
        f"svårighetsgrad väger {numbers.level(model.severity_weight)}, nytta "
        f"{numbers.level(model.benefit_weight)} och kostnadseffektivitet "
        f"{numbers.level(model.effectiveness_weight)}"
    )


def steps(found: Sequence[Step], board: Board, year: FiscalYear) -> FinanceTable:
    """Each judgement a step up and down: the place that it gives, and who then fits instead."""
    moving = len([step for step in found if step.moves_cut])
    tried = plural(len(found), "prövat steg", "prövade steg")
    return FinanceTable(
        title=f"{numbers.count(moving)} av {tried} ändrar vilka förslag som ryms",
        caption=f"{board.name}, förslag till budget {year}, en bedömning i taget ett steg upp "
        "eller ner",
        columns=(
            Column("name", "Förslag", prose=True),
            Column("judgement", "Bedömning"),
            Column("judged", "Bedömt som"),
            Column("instead", "I stället"),
            Column("rank", "Plats", Kind.COUNT),
            Column("new_rank", "Ny plats", Kind.COUNT),
            Column("points", "Poäng", Kind.LEVEL),
            Column("new_points", "Nya poäng", Kind.LEVEL),
            Column("inside", "I ramen"),
            Column("new_inside", "I ramen då"),
            Column("others_in", "Ryms då också", prose=True),
            Column("others_out", "Ryms då inte", prose=True),
        ),
        rows=tuple(
            Row(
                f"step:{step.proposal}:{step.judgement}:{step.direction}",
                (
                    step.proposal,
                    _JUDGED[step.judgement],
                    SCALES[step.judgement][step.judged].capitalize(),
                    SCALES[step.judgement][step.instead].capitalize(),
                    step.rank,
                    step.new_rank,
                    step.points,
                    step.new_points,
                    _FITS[step.is_inside],
                    _FITS[step.new_is_inside],
                    step.others_in,
                    step.others_out,
                ),
            )
            for step in found
        ),
        note="De som ändrar vilka förslag som ryms står först.",
        sortable=True,
    )

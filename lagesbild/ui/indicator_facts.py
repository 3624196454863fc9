"""What an indicator is: its target, where it began, who gives it and how it is computed."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from lagesbild import goal_findings, numbers
from lagesbild.economy import View
from lagesbild.goals import Indicator
from lagesbild.status import Status
from lagesbild.ui.cards import Card
from lagesbild.ui.markdown import plain

_MEASURES = {
    "level": "månadens nivå",
    "share": "andel",
    "monthly_average": "årets snitt per månad",
    "accumulating_count": "antal som läggs ihop över året",
}
_APART = {1: "varje månad", 3: "varje kvartal", 4: "varje tertial", 6: "varje halvår",
          12: "en gång om året"}  # fmt: skip


def key_figures(one: Indicator) -> list[Card]:
    """What it has come to, what it should have, the year's target and what is needed."""
    unit = f" {one.measured_in}" if one.measured_in else ""
    must = goal_findings.required(one.required_low, one.required_high, is_strict=one.is_strict)
    return [
        Card(
            "reached",
            "Utfall",
            f"{numbers.level(one.reached)}{unit}" if one.reached is not None else numbers.MISSING,
            status=Status(one.status),
            note=goal_findings.change(one),
        ),
        Card("required", "Ska ha nått", f"{must}{unit}" if must else numbers.MISSING),
        Card(
            "target",
            "Riktvärde för året",
            one.target_text or numbers.MISSING,
            note=f"Ingående värde {_baseline(one.baseline_text)}" if one.baseline_text else "",
        ),
        Card(
            "pace",
            "Takt som behövs",
            numbers.MISSING
            if one.needed_pace is None
            else f"{numbers.level(one.needed_pace)}{unit}",
            note="per månad som är kvar" if one.needed_pace is not None else "",
        ),
    ]


def _baseline(text: str) -> str:
    return "saknas" if text.strip() == "*" else text


def show(one: Indicator, view: View) -> None:
    """What the plan says of it, in lines."""
    with st.expander("Om indikatorn"):
        for name, words in _facts(one, view):
            st.markdown(f"**{plain(name)}**: {plain(words)}")


def _facts(one: Indicator, view: View) -> Iterator[tuple[str, str]]:
    yield "KF-mål", f"{one.council_goal} {one.council_goal_name or ''}".strip()
    if one.board_goal:
        yield "Nämndmål", f"{one.board_goal} {one.board_goal_name or ''}".strip()
    yield "Mäts", f"{_MEASURES[one.measure]}, {_APART[one.months_apart]}"
    yield "Bäst är", "högt" if one.direction == "higher" else "lågt"
    yield (
        "Mindre avvikelse",
        f"högst {numbers.percent(one.watch_share, 0)} från det som ska ha nåtts, och åtgärder "
        "påbörjade",
    )
    yield "Vikt i målet", numbers.level(one.weight)
    for name, words in (
        ("Så beräknas den", one.computed_as),
        ("Källa", one.source_of_values),
        ("Ansvarig", one.responsible),
        ("Avdelning", one.responsible_part_name or one.responsible_part),
        ("Kolada", one.kpi),
    ):
        if words:
            yield name, words

"""Måluppfyllelse: which goals are met, which are not and why, and what would turn them?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import goal_findings, goals
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.goal_sayings import About
from lagesbild.goals import Statuses, Step
from lagesbild.ui import (
    cards,
    charts,
    downloads,
    empty,
    figures,
    frame,
    goal_choices,
    goal_drawn,
    goal_forms,
    goal_tables,
    navigation,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.goal_tables import Wanted
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    if (wanted := goal_choices.leaving()) is not None:
        navigation.go("indicator", **{goal_choices.NAME: wanted})
    with frame.page("Måluppfyllelse", viewer) as reader:
        view = View(chosen.board, chosen.period)
        found = figures.kept(reader, view, ("goals",), lambda: goals.statuses(reader, view))
        if not found.indicators:
            empty.without_goals(chosen.board)
            return
        steps = figures.kept(reader, view, ("ways",), lambda: goals.ways(reader, view))
        opened = goal_choices.open_goal(found)
        if opened is None:
            _all(reader, view, found, steps)
        else:
            _one(reader, view, found, steps, About(opened[0]), opened[1])
        goal_forms.suppose(reader, view, found)


def _all(reader: Reader, view: View, found: Statuses, steps: Sequence[Step]) -> None:
    st.markdown(f"**{plain(goal_findings.position(found, view))}**")
    cards.show(goal_tables.key_figures(found), f"goals-{view.board.id}")
    charts.show(goal_drawn.by_goal(found, view), "goal-bars")
    _tree(reader, view, found, goal_choices.show(found))
    downloads.offer_made(
        reader,
        "Hämta årets värden som indikatorfil",
        "indikatorfil",
        lambda: goals.indicator_file(reader, view),
        f"{view.board.name}, {view.period.in_words}",
    )
    shortest = goal_tables.shortest_ways(found, steps)
    if shortest:
        st.subheader("Så kan målen nås", anchor=False)
        for name, sentence in shortest:
            st.markdown(f"- **{plain(name)}**: {plain(sentence)}")


def _one(
    reader: Reader, view: View, found: Statuses, steps: Sequence[Step], about: About, number: str
) -> None:
    """The goal that the address has open: why it stands so, what would turn it, by hand."""
    goal = goal_tables.named_goal(found, about, number)
    goal_choices.path(goal_tables.title_of(goal, number))
    st.markdown(f"**{plain(goal_tables.standing(goal))}**")
    for line in goal_tables.ways_of(steps, about, number):
        st.markdown(f"- {plain(line)}")
    _tree(reader, view, found, goal_tables.within(about, number))
    goal_forms.status(reader, view, about, number, goal)


def _tree(reader: Reader, view: View, found: Statuses, wanted: Wanted) -> None:
    table = goal_tables.tree(found, view, wanted)
    source = Source(
        table,
        "goals/indicator_status",
        goals.parameters(view),
        lambda: goals.receipt_loads(reader, view),
        "Målplan och indikatorvärden",
    )
    tables.show(table, "goal-tree", on_open=goal_choices.open_row, on_receipt=receipts.ask)
    downloads.offer(reader, table, "maluppfyllelse", source.receipt())
    record_receipts.show_asked_for(source)

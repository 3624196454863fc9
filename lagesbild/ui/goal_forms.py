"""What may be said of goals and indicators: a status by hand, a value, and a supposition."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from lagesbild import goal_findings, goal_sayings, goals, numbers
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.goal_sayings import ACTIONS, About
from lagesbild.goals import Goal, Indicator, Statuses
from lagesbild.status import Status
from lagesbild.ui import frame, indicator_tables, tables
from lagesbild.ui.markdown import plain

_SAVED = "lagesbild-goal-saved"


def status(reader: Reader, view: View, about: About, key: str, one: Goal | Indicator) -> None:
    """What has been set by hand of something, and for those who may, the form."""
    said = goal_sayings.said_statuses(reader, view, about, key)
    _tell_saved(f"status-{about.value}-{key}")
    if goal_sayings.may_set(reader.viewer, about):
        with st.expander("Sätt status för hand"):
            _status_form(reader, view, about, key, one)
    if said:
        with st.expander("Statusar som har satts för hand"):
            tables.show(indicator_tables.said_table(said), f"said-{about.value}")


def _status_form(reader: Reader, view: View, about: About, key: str, one: Goal | Indicator) -> None:
    name = f"{view.board.id}-{view.period.code}-{about.value}-{key}"
    st.caption(
        plain(
            f"Regeln säger {Status(one.computed).label}. Den står kvar bredvid, och det du sätter "
            f"gäller bara {view.period.in_words}."
        )
    )
    with frame.messages(), st.form(f"status-{name}", border=False):
        chosen = st.selectbox(
            "Status",
            goal_sayings.STATUSES,
            index=None,
            format_func=lambda word: plain(Status(word).in_words),
            placeholder="Välj en status",
        )
        reason = st.text_area(
            "Varför",
            one.manual_reason or "",
            max_chars=goal_sayings.MOST_WORDS,
            help="Visas bredvid statusen. Skriv inga namn eller personnummer.",
        )
        with st.container(horizontal=True, gap="small"):
            saves = st.form_submit_button("Spara statusen", type="primary")
            withdraws = one.manual_reason is not None and st.form_submit_button("Ta tillbaka")
        if saves or withdraws:
            with frame.store().change(reader.viewer) as change:
                if withdraws:
                    goal_sayings.withdraw_status(change, view, about, key, one.computed)
                else:
                    goal_sayings.set_status(
                        change, view, about, key, chosen, reason or "", one.computed
                    )
            st.session_state[_SAVED] = f"status-{about.value}-{key}"
            st.rerun()


def value(reader: Reader, view: View, one: Indicator) -> None:
    """What has been entered of an indicator, and for those who may, the form."""
    entered = goal_sayings.entered_values(reader, view, one.indicator)
    _tell_saved(f"value-{one.indicator}")
    if goal_sayings.may_set(reader.viewer, About.INDICATOR):
        with st.expander(plain(f"Lägg in värde och kommentar för {view.period.in_words}")):
            _value_form(reader, view, one)
    if entered:
        with st.expander("Värden som har lagts in här"):
            tables.show(indicator_tables.entered_table(entered), "entered-values")


def _value_form(reader: Reader, view: View, one: Indicator) -> None:
    unit = f" ({one.measured_in})" if one.measured_in else ""
    shown = "" if one.value is None else numbers.level(one.value)
    with frame.messages(), st.form(f"value-{view.period.code}-{one.indicator}", border=False):
        typed = st.text_input(plain(f"Månadens värde{unit}"), shown, placeholder="47,5")
        actions = st.selectbox(
            "Åtgärder",
            [None, *ACTIONS],
            index=[None, *ACTIONS].index(one.actions),
            format_func=lambda word: plain(ACTIONS[word].capitalize() if word else "Inget sagt"),
            help="En mindre avvikelse är gul bara när åtgärder är påbörjade.",
        )
        comment = st.text_area(
            "Kommentar", one.comment or "", max_chars=goal_sayings.MOST_WORDS,
            help="Följer med till rapporten. Skriv inga namn eller personnummer.",
        )  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            saves = st.form_submit_button("Spara värdet", type="primary")
            withdraws = one.entered_by is not None and st.form_submit_button("Ta tillbaka")
        if saves or withdraws:
            read = None if withdraws else _read(typed)
            if read is None and not withdraws:
                return
            with frame.store().change(reader.viewer) as change:
                if read is None:
                    goal_sayings.withdraw_value(change, view, one.indicator)
                else:
                    goal_sayings.enter_value(
                        change, view, one.indicator, read, actions, comment or ""
                    )
            st.session_state[_SAVED] = f"value-{one.indicator}"
            st.rerun()


def _read(typed: str | None) -> Decimal | None:
    """The value that was typed; says so when it is none."""
    try:
        return numbers.parsed(typed or "")
    except ValueError:
        st.error(f"”{plain(typed or '')}” går inte att läsa som ett tal. Skriv till exempel 47,5.")
        return None


def suppose(reader: Reader, view: View, found: Statuses) -> None:
    """Move a value and see which goals would change; nothing is stored (N12)."""
    open_ones = [one for one in found.indicators if one.status != Status.ON_PLAN.value]
    names = [one.indicator for one in (*open_ones, *found.indicators)]
    by_name = {one.indicator: one for one in found.indicators}
    with st.expander("Prova: vad händer om ett värde ändras?"):
        chosen = st.selectbox(
            "Indikator att ändra", list(dict.fromkeys(names)), format_func=plain, key="suppose-name"
        )
        one = by_name[chosen]
        must = goal_findings.required(one.required_low, one.required_high, is_strict=one.is_strict)
        st.caption(plain(f"Nu: {one.rule}"))
        typed = st.text_input(
            plain(f"Tänk om utfallet vore{f' ({one.measured_in})' if one.measured_in else ''}"),
            key=f"suppose-{chosen}",
            placeholder=must,
        )
        if not typed:
            return
        value_ = _read(typed)
        if value_ is None:
            return
        after = goals.statuses(reader, view, {chosen: value_})
        for line in _supposed(found, after, chosen):
            st.markdown(plain(line))


def _tell_saved(key: str) -> None:
    if st.session_state.get(_SAVED) == key:
        del st.session_state[_SAVED]
        st.success("Sparat.")


def _supposed(before: Statuses, after: Statuses, indicator: str) -> list[str]:
    """What becomes of an indicator, its goal and its council goal, each in a sentence."""
    one = next(each for each in after.indicators if each.indicator == indicator)
    was = next(each for each in before.indicators if each.indicator == indicator)
    told = [_became("Indikatorn", was.status, one.status, one.rule)]
    for goal in after.board_goals:
        if goal.board_goal is not None and goal.board_goal == one.board_goal:
            earlier = next(each for each in before.board_goals
                           if each.board_goal == goal.board_goal)  # fmt: skip
            name = f"Nämndmål {goal.board_goal}"
            told.append(_became(name, earlier.status, goal.status, goal.rule))
    for council in after.council_goals:
        if council.council_goal == one.council_goal:
            before_it = next(each for each in before.council_goals
                             if each.council_goal == council.council_goal)  # fmt: skip
            name = f"KF-mål {council.council_goal}"
            told.append(_became(name, before_it.status, council.status, council.rule))
    return told


def _became(name: str, was: str, becomes: str, rule: str) -> str:
    if was == becomes:
        return f"{name} är som förut: {Status(becomes).label}. {rule}"
    return f"{name} går från {Status(was).label} till {Status(becomes).label}. {rule}"

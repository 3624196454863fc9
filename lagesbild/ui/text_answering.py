"""The questions that texts give rise to, one after another, each with its answer or a form."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import text_question_findings, text_questions
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.text import plural
from lagesbild.text_figures import FigureInText
from lagesbild.text_questions import Checked
from lagesbild.ui import frame
from lagesbild.ui.markdown import Markdown, plain

MOST_SHOWN = 20
_SAVED = "lagesbild-text-answered"


def tell_saved() -> None:
    """Say, once, that an answer has been kept or taken back."""
    saved: str | None = st.session_state.pop(_SAVED, None)
    if saved is not None:
        st.success(plain(saved))


def show_open(reader: Reader, view: View, checked: Sequence[Checked]) -> None:
    """The questions that wait for an answer, at most so many at a time."""
    waiting = [one for one in checked if one.is_open]
    for one in waiting[:MOST_SHOWN]:
        with st.container(border=True):
            _question(view, one)
            if text_questions.may_answer(reader, one):
                _form(reader, view, one)
    if len(waiting) > MOST_SHOWN:
        rest = plural(len(waiting) - MOST_SHOWN, "fråga", "frågor")
        st.caption(plain(f"{rest} till visas när de första är besvarade. Alla står i tabellen."))


def show_answered(reader: Reader, view: View, checked: Sequence[Checked]) -> None:
    """Those that have been answered; whoever may answer can take it back."""
    answered = [one for one in checked if one.answer is not None]
    if not answered:
        return
    count = plural(len(answered), "besvarad fråga", "besvarade frågor")
    with st.expander(plain(count[:1].upper() + count[1:])):
        for one in answered:
            with st.container(border=True):
                _question(view, one)
                _answer(one)
                if text_questions.may_answer(reader, one):
                    _take_back(reader, view, one)


def marked(figure: FigureInText) -> Markdown:
    """The sentence with its figure in bold."""
    before = figure.sentence[: figure.offset]
    after = figure.sentence[figure.offset + len(figure.text) :]
    return Markdown(
        f"{plain(before)}{_blank(before[-1:])}**{plain(figure.text)}**"
        f"{_blank(after[:1])}{plain(after)}"
    )


def _blank(letter: str) -> Markdown:
    """What `plain` takes away at the ends, so that words stay apart."""
    return Markdown(" " if letter.isspace() else "")


def _question(view: View, one: Checked) -> None:
    st.caption(plain(text_question_findings.where(one.text, view.board)))
    st.markdown(f"{marked(one.figure)}  \n{plain(text_question_findings.question(one))}")


def _answer(one: Checked) -> None:
    if one.answer is not None:
        said = text_question_findings.answered(one.answer)
        st.markdown(f"Stämmer, annan bas: {plain(said)}")


def _form(reader: Reader, view: View, one: Checked) -> None:
    with frame.messages(), st.form(f"answer-{_key(view, one)}", border=False):
        asked, says = st.columns([3, 2], vertical_alignment="bottom")
        reason = asked.text_input(
            "Vilken bas har siffran?",
            max_chars=text_questions.MOST_WORDS,
            placeholder="Till exempel: bara köpta platser",
            help="Rätta annars texten där den står. Skriv inga namn eller personnummer.",
        )
        if says.form_submit_button("Stämmer, annan bas"):
            with frame.store().change(reader.viewer) as change:
                text_questions.answer(change, view, one, reason or "")
            _kept("Svaret är sparat.")


def _take_back(reader: Reader, view: View, one: Checked) -> None:
    with frame.messages():
        if st.button("Ta tillbaka svaret", key=f"take-back-{_key(view, one)}"):
            with frame.store().change(reader.viewer) as change:
                text_questions.withdraw(change, view, one)
            _kept("Svaret är tillbakataget.")


def _kept(said: str) -> None:
    st.session_state[_SAVED] = said
    st.rerun()


def _key(view: View, one: Checked) -> str:
    return (
        f"{view.board.id}-{view.period.code}-{one.text.place}-{one.text.key}-{one.figure.start}-"
        f"{text_questions.hash_of(one.figure)[:12]}"
    )

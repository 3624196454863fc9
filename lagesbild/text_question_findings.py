"""What holding texts against the accounts found, in words (N7)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import numbers
from lagesbild.boards import Board
from lagesbild.numbers import KR, MNKR, NO_BREAK_SPACE, TKR
from lagesbild.report_templates import Kind as ReportKind
from lagesbild.report_templates import template_of
from lagesbild.text import in_words, moment, plural
from lagesbild.text_figure_words import Direction, Hedge
from lagesbild.text_figures import FigureInText
from lagesbild.text_questions import Answer, Checked, Fact, Text, Verdict

PLACES = {
    "explanation": "Förklaring av avvikelse",
    "indicator": "Kommentar till indikator",
    "assignment": "Kommentar till uppdrag",
    "control": "Kommentar till kontroll",
    "report": "Text i rapport",
}
FACTS = {
    "actual_month": "månadens utfall",
    "actual_ytd": "utfallet hittills i år",
    "mean_month": "årets utfall i snitt per månad",
    "budget_month": "månadens budget",
    "budget_ytd": "budgeten hittills i år",
    "budget_year": "årets budget",
    "variance_month": "månadens avvikelse mot budget",
    "variance_ytd": "avvikelsen mot budget hittills i år",
    "previous_year_ytd": "utfallet samma månader i fjol",
    "change_month": "nettokostnadens förändring mot samma månad i fjol",
    "change_ytd": "nettokostnadens förändring mot samma månader i fjol",
    "adopted_forecast": "den fastställda prognosen",
    "adopted_variance": "den fastställda prognosens avvikelse mot budget",
    "computed_forecast": "den beräknade prognosen",
    "computed_variance": "den beräknade prognosens avvikelse mot budget",
    "value": "månadens värde",
    "reached": "vad indikatorn har kommit till",
    "reached_before": "indikatorn samma tid i fjol",
    "reached_change": "indikatorns förändring sedan i fjol",
    "target_low": "målet",
    "target_high": "målets övre gräns",
}
SMALLEST_SHOWN = Decimal(100_000)  # one of the last digit of a text in mnkr
SIGNED = frozenset(what for what in FACTS if "variance" in what or "change" in what)
_SAID = {
    Direction.DEFICIT: "underskott om {}",
    Direction.SURPLUS: "överskott om {}",
    Direction.MORE: "{} mer",
    Direction.LESS: "{} mindre",
    Direction.NONE: "{}",
}
_HEDGES = {Hedge.ABOUT: "cirka ", Hedge.OVER: "drygt ", Hedge.UNDER: "knappt "}
_UNITS = {"percent": "%", "points": "procentenheter", "days": "dagar"}


def position(checked: Sequence[Checked]) -> str:
    """ "Fyra siffror i texterna stämmer inte med data." """
    compared = [one for one in checked if one.verdict is not Verdict.NOT_COMPARABLE]
    open_ones = [one for one in compared if one.is_open]
    if not checked:
        return "Det finns inga siffror i månadens texter."
    if not compared:
        return "Ingen siffra i månadens texter är av det slag som finns i data."
    if not open_ones:
        answered = sum(one.is_question for one in compared)
        rest = f" {in_words(answered).capitalize()} är besvarade." if answered > 1 else ""
        rest = " En är besvarad." if answered == 1 else rest
        return (
            f"Alla siffror i texterna som kan jämföras stämmer med data eller är besvarade.{rest}"
        )
    count = len(open_ones)
    told = "En siffra" if count == 1 else f"{in_words(count).capitalize()} siffror"
    return f"{told} i texterna stämmer inte med data."


def counted(checked: Sequence[Checked]) -> str:
    """How many figures there are and what they came to."""
    came_to = {
        "Stämmer": sum(one.verdict is Verdict.MATCHES for one in checked),
        "Frågor": sum(one.is_open for one in checked),
        "Besvarade": sum(one.answer is not None for one in checked),
        "Jämförs inte": sum(one.verdict is Verdict.NOT_COMPARABLE for one in checked),
    }
    texts = plural(len({one.text for one in checked}), "text", "texter")
    told = " ".join(f"{words}: {number}." for words, number in came_to.items() if number)
    return f"{plural(len(checked), 'siffra', 'siffror')} i {texts}. {told}"


def question(one: Checked) -> str:
    """ "Texten säger underskott om 8,5 mkr. Närmast är avvikelsen …, −7,9 mnkr." """
    if one.nearest is None:
        return ""
    says = f"Texten säger {_said(one.figure)}"
    if one.verdict is Verdict.CONTRADICTS:
        return f"{says}, men {_named(one.nearest)} är {value_of(one.nearest, one.figure)}."
    return f"{says}. Närmast är {nearest(one)}."


def nearest(one: Checked) -> str:
    """The nearest fact with its value, in the unit that the text has used."""
    fact = one.nearest
    if fact is None:
        return ""
    return f"{_named(fact)}, {value_of(fact, one.figure)}"


def answered(answer: Answer) -> str:
    """ "Bara köpta platser (eva, 2023-10-31 14:05)"."""
    return f"{answer.reason} ({answer.author}, {moment(answer.answered_at)})"


def value_of(fact: Fact, figure: FigureInText) -> str:
    """A fact as the text would write it."""
    signed = fact.what in SIGNED
    if fact.unit == "sek":
        return _money(fact.value if signed else abs(fact.value), figure, signed=signed)
    decimals = max(1, len(f"{figure.step:f}".partition(".")[2]))
    told = numbers.decimal(fact.value, decimals, signed=signed)
    word = _UNITS.get(fact.unit)
    return told if word is None else f"{told}{NO_BREAK_SPACE}{word}"


def where(text: Text, board: Board) -> str:
    """ "Förklaring av avvikelse, Barn och ungdom"; "Text i rapport, Månadsrapport, Ekonomi"."""
    codes = (text.account_group, text.account)
    about = text.indicator or ", ".join(filter(None, (text.name, *codes)))
    if text.place in ("assignment", "control"):
        about = text.key
    if text.place == "report":
        kind, _, chapter = text.key.partition("/")
        template = template_of(board, ReportKind(kind))
        about = f"{template.title}, {template.written_in.get(chapter, chapter)}"
    return f"{PLACES[text.place]}, {about or 'nämnden totalt'}"


def _named(fact: Fact) -> str:
    whose = "" if fact.part is None else f" för {fact.part}"
    return f"{FACTS[fact.what]}{whose}"


def _said(figure: FigureInText) -> str:
    """ "underskott om 8,5 mkr"; a figure with a sign says the way by itself."""
    words = " ".join(figure.text.split())
    is_signed = not words[0].isalnum() or words.lower().startswith(("minus", "plus"))
    said = "{}" if is_signed else _SAID[figure.direction]
    return said.format(_HEDGES.get(figure.hedge, "") + words)


def _money(amount: Decimal, figure: FigureInText, *, signed: bool) -> str:
    """In the unit of the text, or a smaller one where the difference would not show."""
    unit = next((unit for unit in (MNKR, TKR) if figure.step * 10 >= unit.sek), KR)
    if unit is MNKR and abs(abs(amount) - abs(figure.value)) < SMALLEST_SHOWN:
        unit = TKR
    return numbers.money(amount, unit, signed=signed)

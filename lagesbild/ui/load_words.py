"""The history of loads in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.ingest.reading import Kind
from lagesbild.loads import STATES, HistoryRow
from lagesbild.periods import Period, span_in_words
from lagesbild.text import listed, moment, plural
from lagesbild.ui.markdown import Markdown, plain

WHAT_CAN_BE_LOADED = (
    "Dra hit en fil eller välj den. Det går att läsa in huvudbok, saldon, budget, fastställd "
    "prognos, organisation, kontoplan, ärenden, placeringar, volymer, ekonomiskt bistånd, "
    "investeringar och statsbidrag som Excel, text (CSV) eller SIE. Innehållet avgör vad filen är, "
    "inte namnet."
)


def how_many_count(rows: Sequence[HistoryRow]) -> Markdown:
    """How many loads count in full, and what can be done with one."""
    every = {row.load_id for row in rows}
    live = every - {row.load_id for row in rows if row.state != "live"}
    loads = plural(len(every), "inläsning", "inläsningar")
    return Markdown(
        f"**{plain(f'{len(live)} av {loads}')} gäller helt.** "
        "Välj en inläsning för att se vad den vilar på, ångra den eller låta den gälla igen."
    )


def about(row: HistoryRow) -> Markdown:
    """Whose a load is, how it stands and which file it was."""
    return Markdown(
        f"Läge: **{plain(STATES[row.state])}**. Källa: {plain(row.source)}. "
        f"Inläst av {plain(row.author)} {plain(moment(row.created_at))}.\n\n"
        f"Filens fingeravtryck (SHA-256): {plain(row.file_sha256)}"
    )


def latest(rows: Sequence[HistoryRow]) -> str:
    """The latest load that counts; empty when none does."""
    row = next((row for row in rows if row.state == "live"), None)
    if row is None:
        return ""
    return f"Senast inläst: {row.file_name}, {moment(row.last_happened_at)} av {row.last_author}."


def what_counts(rows: Sequence[HistoryRow]) -> str:
    """The kinds that count and their spans: "budget jan–dec 2023 och organisation"."""
    found: dict[Kind, list[HistoryRow]] = {}
    for row in rows:
        if row.kind is not None and row.state in ("live", "partly_replaced"):
            found.setdefault(Kind(row.kind), []).append(row)
    return listed(_kind_and_span(kind, found[kind]) for kind in Kind if kind in found)


def _kind_and_span(kind: Kind, rows: Sequence[HistoryRow]) -> str:
    first = [row.first_period for row in rows if row.first_period]
    last = [row.last_period for row in rows if row.last_period]
    if not first or not last:
        return kind.label
    return f"{kind.label} {span_in_words(Period.of(min(first)), Period.of(max(last)))}"

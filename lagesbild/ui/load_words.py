"""The history of loads in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.loads import STATES, HistoryRow
from lagesbild.text import moment, plural


def how_many_count(rows: Sequence[HistoryRow]) -> str:
    """How many loads count in full, and what can be done with one."""
    every = {row.load_id for row in rows}
    live = every - {row.load_id for row in rows if row.state != "live"}
    loads = plural(len(every), "inläsning", "inläsningar")
    return (
        f"**{len(live)} av {loads} gäller helt.** Välj en inläsning för att se vad den vilar på, "
        "ångra den eller låta den gälla igen."
    )


def about(row: HistoryRow) -> str:
    """Whose a load is, how it stands and which file it was."""
    return (
        f"Läge: **{STATES[row.state]}**. Källa: {row.source}. Inläst av {row.author} "
        f"{moment(row.created_at)}. SHA-256: `{row.file_sha256}`"
    )


def latest(rows: Sequence[HistoryRow]) -> str:
    """The latest load that counts; empty when none does."""
    row = next((row for row in rows if row.state == "live"), None)
    if row is None:
        return ""
    return f"Senast inläst: {row.file_name}, {moment(row.last_happened_at)} av {row.last_author}."

"""Tables that stand beside each other on one sheet."""

from __future__ import annotations

from itertools import groupby

from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.figures import share_of_amounts
from lagesbild.ingest.recognise.meaning import meaning_of
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.text import listed


def ask_which_table(examined: Examined, notes: Notes) -> None:
    """Ask which table to read when empty columns part a sheet into several with amounts."""
    parts = [part for part in _parts(examined) if _is_table(part, examined)]
    if len(parts) < 2:
        return
    spans = [f"{part[0]}–{part[-1]}" for part in parts]
    notes.ask(
        "ignored",
        f"Tabellerna i kolumnerna {listed(spans)} står bredvid varandra. Vilken ska läsas in?",
        [
            (
                " ".join(column for other in parts if other is not part for column in other),
                f"{span}: {listed(examined.names[column] for column in part)}",
            )
            for part, span in zip(parts, spans, strict=True)
        ],
    )


def _parts(examined: Examined) -> list[list[str]]:
    """The columns between those that are wholly empty."""

    def is_used(column: str) -> bool:
        return bool(examined.names.get(column) or examined.sample.of(column))

    return [list(part) for used, part in groupby(examined.columns, is_used) if used]


def _is_table(part: list[str], examined: Examined) -> bool:
    """Whether columns are a table of their own: words or codes, and amounts."""
    shares = {column: share_of_amounts(examined.sample.of(column)) for column in part}
    has_amounts = any(shares[column] and meaning_of(examined.names[column]) for column in part)
    has_words = any(
        shares[column] is not None and not meaning_of(examined.names[column]) for column in part
    )
    return has_amounts and has_words

"""Headers reduced to what tells them apart."""

from __future__ import annotations

import re
from functools import lru_cache

from lagesbild.ingest import values
from lagesbild.ingest.reading import Basis

_UNIT_WORDS = re.compile(r"[(\[]\s*(?:t?kr|tsek|ksek|kkr|mn?kr|msek|sek|%)\s*[)\]]")
_TIME_WORDS = {Basis.MONTH: "{månad}", Basis.ACCUMULATED: "{ackumulerat}", Basis.YEAR: "{år}"}


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A header or label without what does not tell it apart: case, "_", ".", units, spacing."""
    lowered = _UNIT_WORDS.sub(" ", text.casefold())
    return " ".join(re.sub(r"[\s_.:;*\-–/\\\"'`]+", " ", lowered).split())


def pattern_of(header: str) -> str:
    """A header without what changes from month to month: "Utfall Jan - Feb 2026" is
    "utfall {ackumulerat}", "Budget 2026" is "budget {år}"; others keep their words.
    """
    span = values.parse_span(header)
    if span is None or "{" in header:
        return plain(header)
    names_time = span.year is not None or span.basis is Basis.MONTH or span.last not in (None, 12)
    if not names_time or span.basis is None:
        return plain(header)
    return f"{plain(span.rest)} {_TIME_WORDS[span.basis]}".strip()

"""The only place that runs Typst: our own sources and fonts, texts as values.

Nothing is fetched: packages are not used, and a source can read only the folder typst/.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from lagesbild.charts import colours

SOURCES = Path(__file__).parent / "typst"
FONTS = Path(__file__).parent / "fonts"
PIXELS_PER_INCH = 240.0
UNKNOWN = "▯"
"""Stands for a sign that no font has."""

_PRINTED = (
    "20-7e a0-2ff 370-377 37a-37f 384-38a 38c-38c 38e-3a1 3a3-4ff 510-513 51a-51d 1e00-1eff "
    "200b-200b 2010-2027 2030-2040 2044-2052 2054-205e 2070-2071 2074-208e 2090-209c 20a0-20bf "
    "2100-211e 2120-2120 2122-2122 2124-2124 2126-2151 2153-2184 2190-23ff 2500-262f 2638-268b "
    "2690-269c 26a0-26a7 26aa-26b2 2701-2704 2706-2709 270c-2727 2729-274b 274d-274d 274f-2752 "
    "2756-2756 2758-275e 2761-277f 2794-2794 2798-27af 27b1-27bf fb00-fb06"
)
"""Runs of signs that the fonts have, as code points: a PDF/UA may not have an empty box."""


def tagged_pdf(source: str, told: Mapping[str, Any], as_of: datetime) -> bytes:
    """A PDF/UA-1 of a source in typst/, which reads `told` as JSON."""
    how = {"pdf_standards": ["ua-1"], "timestamp": _utc(as_of)}
    page: bytes = _compiled(source, told, format="pdf", **how)
    return page


def pictures(source: str, told: Mapping[str, Any]) -> list[bytes]:
    """Each page of a source as PNG."""
    pages: bytes | list[bytes] = _compiled(source, told, format="png", ppi=PIXELS_PER_INCH)
    return [pages] if isinstance(pages, bytes) else pages


def printable(value: Any) -> Any:
    """The same, deep down, with a sign in place of each that no font has."""
    match value:
        case str():
            return "".join(_printed(sign) for sign in value)
        case Mapping():
            return {name: printable(one) for name, one in value.items()}
        case list() | tuple():
            return [printable(one) for one in value]
        case _:
            return value


def _compiled(source: str, told: Mapping[str, Any], **how: Any) -> Any:
    palette = vars(colours.light())
    return typst.compile(
        SOURCES / source,
        root=SOURCES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(printable({**told, "palette": palette}))},
        package_path=SOURCES,
        package_cache_path=SOURCES,
        **how,
    )


def _utc(when: datetime) -> datetime:
    """Stored times are UTC without saying so."""
    return when.replace(tzinfo=UTC, microsecond=0)


def _printed(sign: str) -> str:
    if sign == "\n" or ord(sign) in _code_points():
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain != sign and all(ord(one) in _code_points() for one in plain) else UNKNOWN


@cache
def _code_points() -> frozenset[int]:
    runs = (run.split("-") for run in _PRINTED.split())
    return frozenset(
        point for first, last in runs for point in range(int(first, 16), int(last, 16) + 1)
    )

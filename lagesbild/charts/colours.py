"""The colours of the product and what each one means, for screen, chart, document and workbook.

They are decided in .streamlit/config.toml; here they get the names that the notation uses
(design.md, after IBCS). Meaning colours (good, bad, watch) are only for variance and status.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from lagesbild.settings import ROOT

THEME_FILE = ROOT / ".streamlit" / "config.toml"


@dataclass(frozen=True)
class Palette:
    """One theme, as "#rrggbb". The *_text colours are for words, the others for marks."""

    ink: str
    paper: str
    panel: str
    line: str
    accent: str
    actual: str
    previous_year: str
    good: str
    good_text: str
    watch: str
    watch_text: str
    bad: str
    bad_text: str
    muted: str
    muted_text: str


@cache
def light() -> Palette:
    """Dark ink on white: the screen by day, and every document."""
    return _palette("light")


@cache
def dark() -> Palette:
    return _palette("dark")


def contrast(one: str, other: str) -> float:
    """WCAG 2.1's contrast ratio, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _palette(name: str) -> Palette:
    theme: dict[str, Any] = tomllib.loads(THEME_FILE.read_text(encoding="utf-8"))["theme"][name]
    actual, previous_year, accent = theme["chartCategoricalColors"]
    return Palette(
        ink=theme["textColor"],
        paper=theme["backgroundColor"],
        panel=theme["secondaryBackgroundColor"],
        line=theme["borderColor"],
        accent=accent,
        actual=actual,
        previous_year=previous_year,
        good=theme["greenColor"],
        good_text=theme["greenTextColor"],
        watch=theme["orangeColor"],
        watch_text=theme["orangeTextColor"],
        bad=theme["redColor"],
        bad_text=theme["redTextColor"],
        muted=theme["grayColor"],
        muted_text=theme["grayTextColor"],
    )


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

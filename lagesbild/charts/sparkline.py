"""A sparkline as a still picture: the run of a series, its last value and where zero is."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT, MARGIN = 96, 24, 3


def drawn(values: Sequence[float], alt: str, colour: str = "currentColor") -> str:
    """An SVG of `values`, oldest first. One value is a dot, none is an empty picture."""
    marks = ""
    if values:
        points = _points(values)
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        last_x, last_y = points[-1]
        marks = (
            f"{_zero_line(values, colour)}"
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
            f'<circle cx="{last_x:.1f}" cy="{last_y:.1f}" r="2.5" fill="{colour}"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{_escaped(alt)}">{marks}</svg>'
    )


def in_words(name: str, values: Sequence[float]) -> str:
    """What the picture shows, for those who do not see it."""
    if len(values) < 2:
        return f"{name}: för få värden för en kurva"
    change = values[-1] - values[0]
    way = "har ökat" if change > 0 else "har minskat" if change < 0 else "är oförändrat"
    return f"{name}: {len(values)} värden, {way} från det första till det sista"


def _points(values: Sequence[float]) -> list[tuple[float, float]]:
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    return [(MARGIN + index * step, _height(value, values)) for index, value in enumerate(values)]


def _height(value: float, values: Sequence[float]) -> float:
    """How far down `value` lies; a level series lies in the middle."""
    low, high = min(values), max(values)
    if low == high:
        return HEIGHT / 2
    return MARGIN + (HEIGHT - 2 * MARGIN) * (high - value) / (high - low)


def _zero_line(values: Sequence[float], colour: str) -> str:
    if not min(values) < 0 < max(values):
        return ""
    y = _height(0, values)
    return (
        f'<line x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" '
        f'stroke="{colour}" stroke-width="0.5" opacity="0.6"/>'
    )


def _escaped(text: str) -> str:
    for sign, name in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, name)
    return text

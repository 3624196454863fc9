"""The shapes of marks, for what draws them: the contents of shapes.js and shapes.css."""

from __future__ import annotations

from pathlib import Path

from lagesbild.status import Mark

_HERE = Path(__file__).parent


def script(name: str) -> str:
    """A component's JavaScript, with what draws shapes before it."""
    return _text("shapes.js") + _text(name)


def style(name: str) -> str:
    """A component's stylesheet, with that of shapes before it."""
    return _text("shapes.css") + _text(name)


def described(mark: Mark) -> dict[str, str]:
    """A mark as shapes.js takes it."""
    return {"icon": mark.icon, "tone": mark.tone.value}


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")

"""Write the demo files anew: python -m data.demo.generator [BOARD …] [--to FOLDER]."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from data.demo.generator.boards import (
    goteborg_nordost,
    motala,
    sodertalje_socialnamnd,
    uppsala_omsorgsnamnd,
    uppsala_socialnamnd,
)
from data.demo.generator.files import Export

DEMO = Path(__file__).resolve().parents[1]
BOARDS: Mapping[str, Callable[[], Iterator[Export]]] = {
    "goteborg-nordost": goteborg_nordost.exports,
    "motala": motala.exports,
    "sodertalje-socialnamnd": sodertalje_socialnamnd.exports,
    "uppsala-omsorgsnamnd": uppsala_omsorgsnamnd.exports,
    "uppsala-socialnamnd": uppsala_socialnamnd.exports,
}
ORDER_FILE = "load.toml"
LATER = "next/"
"""Where the month after lies: for a newcomer to upload, not loaded with the rest."""


def write(board: str, folder: Path) -> list[Path]:
    """Write the files of a board under `folder`, with the order that they are loaded in."""
    exports = list(BOARDS[board]())
    written = [_write(folder / board / export.path, export.content) for export in exports]
    order = _order(export for export in exports if not export.path.startswith(LATER))
    return [*written, _write(folder / board / ORDER_FILE, order.encode())]


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _order(exports: Iterable[Export]) -> str:
    blocks = ["# The files of this board in the order that they are loaded.\n"]
    for export in exports:
        keys = {"path": export.path, **export.hints}
        lines = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
        blocks.append(f"[[files]]\n{lines}")
    return "\n".join(blocks)


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(prog="python -m data.demo.generator", description=__doc__)
    parser.add_argument("boards", nargs="*", metavar="BOARD", help="default: every board")
    parser.add_argument("--to", type=Path, default=DEMO, metavar="FOLDER")
    asked = parser.parse_args()
    unknown = sorted(set(asked.boards) - BOARDS.keys())
    if unknown:
        parser.error(f"no such board: {', '.join(unknown)}")
    for board in asked.boards or BOARDS:
        write(board, asked.to)


if __name__ == "__main__":
    main()

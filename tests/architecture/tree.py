"""The project's own files, for the tests that look at all of them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def own_files() -> tuple[Path, ...]:
    """What git keeps or would keep, as paths from the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    names = sorted(set(listed.decode().split("\0")) - {""})
    return tuple(Path(name) for name in names if (ROOT / name).is_file())


def python_files(*folders: str) -> list[Path]:
    """Python files in the folders, or everywhere; "app.py" is a folder too."""
    chosen = [path for path in own_files() if path.suffix == ".py"]
    return [path for path in chosen if not folders or path.parts[0] in folders]


def markdown_files() -> list[Path]:
    return [path for path in own_files() if path.suffix == ".md"]


@cache
def text_of(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def syntax_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


def texts_in(tree: ast.AST) -> Iterator[ast.Constant]:
    """The string constants that are not docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    for constant in constants:
        if isinstance(constant.value, str) and id(constant) not in docstrings:
            yield constant

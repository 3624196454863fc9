"""What a page may hold. The reasons are in docs/architecture.md, under "Pages"."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.tree import python_files, syntax_of, texts_in
from tests.each import each_of

PAGES = [path for path in python_files("pages") if path.name != "__init__.py"]

_INERT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Assign, ast.AnnAssign)
_SQL = re.compile(
    r"\b(?:select|insert|update|delete)\b.+\b(?:from|into|set)\b", re.IGNORECASE | re.DOTALL
)
_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\brgba?\(|:(?:red|green|orange|blue|violet|gray)\[", re.IGNORECASE
)
_SETTINGS = ("os", "lagesbild.settings")

Rule = Callable[[ast.Module], Iterator[ast.AST]]


def asks_no_question(tree: ast.Module) -> Iterator[ast.AST]:
    """A page begins with the question that it answers."""
    if "?" not in (ast.get_docstring(tree) or ""):
        yield tree.body[0] if tree.body else tree


def does_something_when_imported(tree: ast.Module) -> Iterator[ast.AST]:
    """Streamlit runs files in pages/ itself until st.navigation has been called once."""
    yield from (node for node in tree.body[1:] if not isinstance(node, _INERT))
    for node in tree.body[1:]:
        value = getattr(node, "value", None)
        if isinstance(value, ast.Call):
            yield node


def is_not_shown_to_a_viewer(tree: ast.Module) -> Iterator[ast.AST]:
    """show(viewer, chosen): a page cannot be drawn without someone who may see it."""
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    shows = [node for node in found if node.name == "show"]
    if not shows or [argument.arg for argument in shows[0].args.args] != ["viewer", "chosen"]:
        yield shows[0] if shows else tree


def shows_more_than_one_thing(tree: ast.Module) -> Iterator[ast.AST]:
    """Beside show, a page has private sections."""
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    yield from (node for node in functions if not re.match(r"_|show$", node.name))


def holds_sql(tree: ast.Module) -> Iterator[ast.AST]:
    yield from (text for text in texts_in(tree) if _SQL.search(text.value))


def calculates(tree: ast.Module) -> Iterator[ast.AST]:
    """Sums and differences have names in a subject or a query, and tests there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.BitOr):
            yield node
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("sum", "round"):
            yield node


def formats_values(tree: ast.Module) -> Iterator[ast.AST]:
    """Numbers and times become text in one place each, below the pages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield node
        if isinstance(node, ast.Attribute) and node.attr == "format":
            yield node


def chooses_colours(tree: ast.Module) -> Iterator[ast.AST]:
    """Colour has a meaning, which lagesbild/ui and lagesbild/charts give it."""
    yield from (text for text in texts_in(tree) if _COLOUR.search(text.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html":
            yield node


def reads_settings(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in _SETTINGS:
            yield node
        if isinstance(node, ast.Import) and {name.name for name in node.names} & set(_SETTINGS):
            yield node


def hides_errors(tree: ast.Module) -> Iterator[ast.AST]:
    """What a person can mend is caught once, in lagesbild/ui/frame.py."""
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    names = ("Exception", "BaseException")
    yield from (each for each in handlers if not each.type or getattr(each.type, "id", "") in names)


RULES: tuple[Rule, ...] = (
    asks_no_question,
    does_something_when_imported,
    is_not_shown_to_a_viewer,
    shows_more_than_one_thing,
    holds_sql,
    calculates,
    formats_values,
    chooses_colours,
    reads_settings,
    hides_errors,
)

_GOOD = '''"""Where does the board stand?"""

from lagesbild.ui import frame

TITLE = "Ekonomi"


def show(viewer, chosen):
    with frame.page(TITLE) as db:
        _table(db, f"{chosen.board} {chosen.period}")


def _table(db: object | None, caption: str) -> None:
    """Hold the figures."""
'''
_BAD = {
    asks_no_question: _GOOD.replace("?", "."),
    does_something_when_imported: f"{_GOOD}\n\nframe.page(TITLE)\n",
    is_not_shown_to_a_viewer: _GOOD.replace("viewer, chosen", "chosen"),
    shows_more_than_one_thing: _GOOD.replace("_table", "table"),
    holds_sql: _GOOD.replace('"Ekonomi"', '"select amount from marts.cube"'),
    calculates: _GOOD.replace('f"{chosen.board} {chosen.period}"', "chosen.amount / 1000"),
    formats_values: _GOOD.replace("{chosen.period}", "{chosen.amount:,.0f}"),
    chooses_colours: _GOOD.replace('"Ekonomi"', '"#c0362c"'),
    reads_settings: _GOOD.replace("lagesbild.ui import frame", "lagesbild.settings import ROOT"),
    hides_errors: f"{_GOOD}    try:\n        caption\n    except Exception:\n        caption\n",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@each_of("path", PAGES)
def test_no_page_breaks_a_rule(path, rule):
    lines = [getattr(node, "lineno", 1) for node in rule(syntax_of(path))]
    assert not lines, f"{path} {rule.__name__} on lines {lines}: {rule.__doc__ or ''}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_tells_a_good_page_from_a_bad_one(rule):
    assert not list(rule(ast.parse(_GOOD)))
    assert list(rule(ast.parse(_BAD[rule])))

"""Whatever reaches a place where Streamlit reads Markdown is our own words or has been escaped."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import python_files, syntax_of
from tests.each import each_of

SHOWING = [
    path
    for path in python_files("app.py", "pages", "lagesbild")
    if "streamlit" in path.read_text(encoding="utf-8")
    or path.parts[0] == "pages"
    or path.parts[:2] == ("lagesbild", "ui")
    if path != Path("lagesbild/ui/markdown.py")
]

SINKS = {
    "badge", "button", "caption", "chat_message", "checkbox", "color_picker", "date_input",
    "dialog", "download_button", "error", "exception", "expander", "feedback", "file_uploader",
    "form_submit_button", "header", "image", "info", "latex", "link_button", "markdown",
    "menu_button", "metric", "multiselect", "number_input", "page_link", "pills", "popover",
    "progress", "radio", "segmented_control", "selectbox", "slider", "spinner", "status",
    "subheader", "success", "text_area", "text_input", "time_input", "title", "toast", "toggle",
    "warning", "write",
}  # fmt: skip
"""What draws text that Streamlit reads as Markdown: a body, a label or a title."""
PLAIN = {
    "audio", "bar_chart", "cache_data", "cache_resource", "camera_input", "code", "column_config",
    "columns", "components", "container", "context", "empty", "form", "fragment", "logo",
    "login", "logout", "navigation", "Page", "plotly_chart", "query_params", "rerun",
    "session_state", "set_page_config", "stop", "switch_page", "text", "user", "App", "html",
}  # fmt: skip
"""What draws no Markdown, or whose words are looked after elsewhere in this file."""
NOT_FIRST = {"image", "page_link", "progress"}
"""What is given something else than words first."""
IN_WORDS = ("label", "body", "title", "text", "help", "caption", "value", "delta")
CHOICES = {"radio", "pills", "segmented_control"}
"""What reads Markdown in each of its choices too."""
ESCAPES = {"plain"}


@cache
def functions_that_give_markdown() -> frozenset[str]:
    return frozenset(
        node.name
        for path in SHOWING
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.FunctionDef) and _is_markdown(node.returns)
    )


def _is_markdown(annotation: ast.expr | None) -> bool:
    return getattr(annotation, "id", "") == "Markdown"


def streamlit_calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and getattr(node.func.value, "id", "") == "st"
        ):
            yield node.func.attr, node


def unescaped(tree: ast.Module) -> list[int]:
    """The lines where something else than our own words or what is escaped would be read."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    # From the outermost in, so that each node is judged by the names of the function it stands in.
    stands_in = {node: one for one in (tree, *functions) for node in ast.walk(one)}
    lines = set()
    for name, call in [*streamlit_calls(tree), *_claims(tree)]:
        safe = _Safe(stands_in[call])
        lines |= {word.lineno for word in _words(name, call) if not safe.is_(word)}
    return sorted(lines)


def _claims(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Where someone says that a text is Markdown."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Markdown":
            yield "Markdown", node


def _words(name: str, call: ast.Call) -> Iterator[ast.expr]:
    if name not in SINKS | {"Markdown"}:
        return
    yield from call.args[:1] if name not in NOT_FIRST else ()
    yield from (one.value for one in call.keywords if one.arg in IN_WORDS)
    if name in CHOICES:
        chosen = [one.value for one in call.keywords if one.arg == "format_func"]
        yield from ([one.body for one in chosen if isinstance(one, ast.Lambda)] or [call])


class _Safe:
    """Tells expressions that are safe as Markdown, within a function and its names."""

    def __init__(self, function: ast.AST) -> None:
        self._names: dict[str, list[ast.expr]] = {}
        arguments = function.args if isinstance(function, ast.FunctionDef) else None
        if arguments is not None:
            for one in (*arguments.args, *arguments.kwonlyargs):
                known = [ast.Constant("")] if _is_markdown(one.annotation) else [one]
                self._names[one.arg] = known
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self._names.setdefault(node.targets[0].id, []).append(node.value)
        self._giving = functions_that_give_markdown() | ESCAPES

    def is_(self, node: ast.AST) -> bool:
        match node:
            case ast.Constant():
                return True
            case ast.JoinedStr():
                return self._is_written(node)
            case ast.IfExp():
                return self.is_(node.body) and self.is_(node.orelse)
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
                if name == "rstrip" and isinstance(node.func, ast.Attribute):
                    return self.is_(node.func.value)
                return name in self._giving or name == "Markdown"
            case ast.Name(id=name):
                known = self._names.get(name, [])
                return bool(known) and all(self.is_(value) for value in known)
            case _:
                return False

    def _is_written(self, node: ast.JoinedStr) -> bool:
        """Our words with escaped texts between; never right after what would give them a meaning.

        After a colon a word is a directive, after a bracket an address.
        """
        for before, part in zip([None, *node.values], node.values, strict=False):
            if not isinstance(part, ast.FormattedValue):
                continue
            if not self.is_(part.value) or part.format_spec is not None:
                return False
            if isinstance(before, ast.Constant) and before.value.endswith(
                (":", "(", "<", "`", "$")
            ):
                return False
        return True


@each_of("path", SHOWING)
def test_what_is_data_is_escaped_wherever_markdown_is_read(path: Path) -> None:
    assert not unescaped(syntax_of(path)), "let it go through lagesbild.ui.markdown.plain"


@each_of("path", SHOWING)
def test_everything_that_is_drawn_is_known_to_read_markdown_or_not(path: Path) -> None:
    called = {name for name, _ in streamlit_calls(syntax_of(path))}
    assert called <= SINKS | PLAIN, "does it read Markdown? Say so in this test"


@each_of("path", SHOWING)
def test_html_is_let_through_nowhere_and_written_in_one_place(path: Path) -> None:
    for name, call in streamlit_calls(syntax_of(path)):
        assert not [one for one in call.keywords if one.arg == "unsafe_allow_html"]
        assert name != "html" or path == Path("lagesbild/ui/charts.py")


def test_html_holds_nothing_but_our_own_and_what_is_escaped() -> None:
    tree = syntax_of(Path("lagesbild/ui/charts.py"))
    ours = {"escape", "_key"}
    for text in [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]:
        filled = [part.value for part in text.values if isinstance(part, ast.FormattedValue)]
        ours_alone = [part.value for part in text.values if isinstance(part, ast.Constant)]
        if not any("<" in words for words in ours_alone):
            continue
        for value in filled:
            written = ast.unparse(value)
            assert written == "marks" or written.split("(")[0] in ours, written


_GOOD = """
def show(name: str, known: Markdown) -> None:
    words = f"**{plain(name)}**"
    st.markdown(words)
    st.warning(known)
    st.radio("Läge", [name], format_func=lambda one: plain(one))
    st.button(f"{plain(name)} ›", help="Gå dit")
"""
_BAD = (
    ("st.markdown(words)", "st.markdown(name)"),
    ("st.markdown(words)", "st.markdown(other(name))"),
    ("st.markdown(words)", 'st.markdown(words + name)'),
    ("{plain(name)}**", "{name}**"),
    ("**{plain(name)}**", ":{plain(name)}"),
    ("**{plain(name)}**", "[här]({plain(name)})"),
    ("st.warning(known)", "st.warning(str(name))"),
    ("st.warning(known)", "st.warning(Markdown(name))"),
    ("lambda one: plain(one)", "lambda one: one"),
    (", format_func=lambda one: plain(one)", ""),
    ('help="Gå dit"', "help=name"),
)  # fmt: skip


def test_a_page_that_escapes_is_let_through() -> None:
    assert unescaped(ast.parse(_GOOD)) == []


@pytest.mark.parametrize(("good", "bad"), _BAD)
def test_each_way_around_the_escape_is_found(good: str, bad: str) -> None:
    assert good in _GOOD
    assert unescaped(ast.parse(_GOOD.replace(good, bad))) != []

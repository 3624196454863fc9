"""The documents are true: generated pages are fresh, links lead somewhere, tasks are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.generate import DOCS, PAGES
from lagesbild.cli.arguments import parser
from tests.architecture.tree import ROOT, markdown_files, text_of
from tests.each import each_of

README = text_of(Path("README.md"))
CONTRIBUTING = text_of(Path("CONTRIBUTING.md"))
TASKS = re.findall(r"^(?!tasks)([a-z]+):.*## ", text_of(Path("Makefile")), re.MULTILINE)
RECORDS = sorted(path for path in markdown_files() if path.match("docs/decisions/0*.md"))

_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)|!\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_a_generated_page_is_what_the_code_says(page):
    assert (DOCS / page).read_text(encoding="utf-8") == PAGES[page](), "run `make docs`"


def links(path: Path) -> set[str]:
    found = _LINK.findall(_FENCED.sub("", text_of(path)))
    return {link or picture for link, picture in found if "://" not in link + picture}


@each_of("path", markdown_files())
def test_every_link_leads_to_a_file(path):
    lost = {link for link in links(path) if not (ROOT / path.parent / link).exists()}
    assert not lost


def commands() -> list[str]:
    usage = parser().format_help()
    return re.search(r"\{([\w,]+)\}", usage)[1].split(",")


@pytest.mark.parametrize("command", commands())
def test_the_documents_name_every_command(command):
    assert f"\n## {command}\n" in text_of(Path("docs/commands.md"))


@pytest.mark.parametrize("task", TASKS)
def test_the_documents_name_every_task(task):
    assert f"make {task}" in README + CONTRIBUTING


def test_every_task_that_is_named_exists():
    named = set(re.findall(r"`make ([a-z]+)", README + CONTRIBUTING))
    assert named <= set(TASKS)


def test_continuous_integration_runs_the_test_command_of_the_readme():
    script = text_of(Path(".ci/run")).strip().splitlines()
    assert script[-1] == "make test"
    assert "make test" in README


def test_decision_records_are_numbered_without_gaps():
    numbers = [int(path.name[:4]) for path in RECORDS]
    assert numbers == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_decision_record_says_why_what_and_what_follows(path):
    text = text_of(path)
    assert text.startswith(f"# {int(path.name[:4])}. ")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Why", "Decision", "What follows"]
    assert len(text.splitlines()) <= 60, "a record fits on a page"
    assert path.name in text_of(Path("docs/decisions/README.md"))

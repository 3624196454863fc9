"""Writes the pages of docs/ that follow from the code: `make docs`.

It lies here, and not in lagesbild/, because it is no part of the product: nothing that runs needs
it. tests/architecture/test_documents.py fails when a page is not what this module would write.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from lagesbild.cli.arguments import parser
from lagesbild.store import Database, Query, everything
from lagesbild.store.catalogue import BUILT_LAYERS, QUERIES

DOCS = Path(__file__).parent

_TABLE = re.compile(
    r"(?P<comment>(?:^-- [^\n]*\n)*)^create table (?P<name>\w+\.\w+) \(\n(?P<columns>.*?)^\);?$",
    re.MULTILINE | re.DOTALL,
)
_HEADER = re.compile(r"(?:^-- [^\n]*\n)+", re.MULTILINE)
_COLUMN = re.compile(r"^\s+(?P<name>\w+) [^\n]*?--\s*(?P<comment>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Column:
    """A column of the migrated store."""

    relation: str
    name: str
    type: str
    required: bool


@dataclass(frozen=True)
class Table:
    """What the migrations say in words about a table and its columns."""

    name: str
    purpose: str
    comments: dict[str, str]


def data_catalogue() -> str:
    """Every table, view, function and statement: what a row is, its columns, who reads it."""
    database = Database.in_memory()
    with database.reading() as cursor:
        columns = cursor.rows("quality/columns", Column)
    database.close()
    by_relation = {
        relation: list(group) for relation, group in groupby(columns, lambda each: each.relation)
    }
    parts = [
        "# Data catalogue",
        "Written by `make docs` from `queries/`. Do not edit: change the query and run it again.",
        "Amounts are SEK. In `raw` they have the sign of their file; from `staging` on, costs are "
        "below zero and income above. A period is YYYYPP: 202303 is March 2023, 202300 the "
        "opening balance and 202313 the closing entries.",
        "## Tables",
        *(_table(table, by_relation[table.name]) for table in _tables()),
        "## Views",
        *(
            _view(query, by_relation[query.relation])
            for query in everything()
            if query.layer in ("staging", "marts")
        ),
        "## Functions",
        _statements(query for query in everything() if query.layer == "macros"),
    ]
    for folder, queries in groupby(everything(), lambda query: query.layer):
        if folder not in BUILT_LAYERS:
            parts += [f"## {folder}", _statements(queries)]
    return "\n\n".join(parts) + "\n"


def commands() -> str:
    """Every command of the command line, in Swedish as its help is."""
    top = parser()
    [chosen] = [each for each in top._actions if isinstance(each, argparse._SubParsersAction)]
    words = {each.dest: each.help for each in chosen._choices_actions}
    parts = [
        "# Kommandoraden",
        "Skriven av `make docs` ur programmet. Ändra inte här.",
        "Det som går att göra på en sida går att göra med ett kommando. Svaret är 0 när allt gick "
        "bra, 1 när något nekades (och inget av den filen lästes in) och 2 när kommandot inte gick "
        "att förstå. Medan servern kör låter kommandot servern göra arbetet.",
    ]
    for name, command in chosen.choices.items():
        usage = " ".join([top.prog, name, *(_typed(each) for each in _arguments(command))])
        parts.append(f"## {name}\n\n{_sentence(words[name])}\n\n```\n{usage}\n```")
        listed = [f"- `{_spelled(each)}` {each.help}" for each in _arguments(command) if each.help]
        parts += ["\n".join(listed)] if listed else []
    return "\n\n".join(parts) + "\n"


PAGES = {"data_catalogue.md": data_catalogue, "commands.md": commands}


def _tables() -> Iterator[Table]:
    for step in sorted((QUERIES / "migrations").glob("*.sql")):
        for found in _TABLE.finditer(step.read_text(encoding="utf-8")):
            purpose = " ".join(found["comment"].replace("-- ", "").split())
            said = {each["name"]: each["comment"] for each in _COLUMN.finditer(found["columns"])}
            yield Table(found["name"], purpose, said)


def _table(table: Table, columns: list[Column]) -> str:
    rows = [
        f"| `{each.name}` | {each.type} | {'' if each.required else 'may be empty'} "
        f"| {table.comments.get(each.name, '')} |"
        for each in columns
    ]
    heading = "| column | type | | |\n|---|---|---|---|"
    return "\n\n".join(
        [f"### {table.name}", table.purpose, "\n".join([heading, *rows]), _readers(table.name)]
    )


def _view(query: Query, columns: list[Column]) -> str:
    listed = ", ".join(f"`{each.name}` {each.type}" for each in columns)
    reads = ", ".join(f"`{relation}`" for relation in sorted(query.reads - {query.relation}))
    return "\n\n".join(
        [
            f"### {query.relation}",
            _purpose(query),
            f"Columns: {listed}.",
            f"Reads {reads}. {_readers(query.relation)}",
        ]
    )


def _purpose(query: Query) -> str:
    """The first sentence of the header, which may go on over the line."""
    header = _HEADER.match(query.sql)
    words = " ".join(header[0].replace("-- ", "").split()) if header else ""
    sentence, _, _ = words.partition(". ")
    return f"{sentence.removesuffix('.')}."


def _readers(relation: str) -> str:
    readers = [
        f"`{query.name}`"
        for query in everything()
        if relation in query.reads and query.relation != relation
    ]
    return f"Named by {', '.join(readers)}." if readers else "Named by no query."


def _statements(queries: Iterable[Query]) -> str:
    rows = [
        f"| [{query.name}](../queries/{query.name}.sql) | {_purpose(query)} "
        f"| {', '.join(f'`{name}`' for name in sorted(query.parameters))} |"
        for query in queries
    ]
    return "\n".join(["| name | what it is | parameters |", "|---|---|---|", *rows])


def _arguments(command: argparse.ArgumentParser) -> list[argparse.Action]:
    return [each for each in command._actions if not isinstance(each, argparse._HelpAction)]


def _typed(argument: argparse.Action) -> str:
    spelled = _spelled(argument)
    if argument.nargs == "+":
        return f"{spelled} …"
    return spelled if argument.required else f"[{spelled}]"


def _spelled(argument: argparse.Action) -> str:
    choices = "|".join(str(choice) for choice in argument.choices or ())
    value = str(argument.metavar or choices or argument.dest.upper())
    if not argument.option_strings:
        return value
    flag = argument.option_strings[-1]
    return flag if argument.nargs == 0 else f"{flag} {value}"


def _sentence(words: str | None) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""


if __name__ == "__main__":
    for page, write in PAGES.items():
        (DOCS / page).write_text(write(), encoding="utf-8")

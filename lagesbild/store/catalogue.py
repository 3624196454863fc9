"""The SQL files in queries/: their names, what they read, the order to build them in."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import TopologicalSorter
from itertools import takewhile
from pathlib import Path

import duckdb

QUERIES = Path(__file__).parents[2] / "queries"
BUILT_LAYERS = ("macros", "staging", "marts", "visible")

_COMMENT = re.compile(r"--[^\n]*")
_RELATION = re.compile(r"\b(raw|staging|marts|visible|incoming)\.(\w+)")
_MACRO = re.compile(r"\bcreate or replace macro (\w+\.\w+)")
_PARAMETERS = re.compile(r"^-- Parameters:(.*(?:\n-- \$.*)*)$", re.MULTILINE)
_RESTS_ON = re.compile(r"^-- Rests on: (.+)$", re.MULTILINE)
_RIGHT = re.compile(r"^-- Right: (.+)$", re.MULTILINE)
_NEEDS_KEPT = re.compile(r"^-- Needs kept: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Query:
    """One .sql file. Its path is its name: queries/marts/x.sql is marts/x and builds marts.x."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(QUERIES).with_suffix("").as_posix()

    @property
    def layer(self) -> str:
        return self.name.split("/")[0]

    @cached_property
    def relation(self) -> str:
        """The view or macro that the file defines: marts.x, or what its macro is called."""
        macro = _MACRO.search(self.sql)
        return macro[1] if macro else self.name.replace("/", ".")

    @property
    def definition(self) -> str:
        """The statement that creates the view or macro."""
        return self.sql if self.layer == "macros" else f"create view {self.relation} as {self.sql}"

    @cached_property
    def sql(self) -> str:
        return self.path.read_text(encoding="utf-8").strip().rstrip(";")

    @property
    def purpose(self) -> str:
        """The header's first sentence: what the rows are."""
        lines = takewhile(lambda line: line.startswith("--"), self.sql.splitlines())
        words = " ".join(line.removeprefix("--").strip() for line in lines)
        return re.split(r"(?<=[.:]) (?=[A-Z])", words)[0]

    @cached_property
    def parameters(self) -> frozenset[str]:
        """The parameters that the header documents; a test holds them against the statement's."""
        listed = _PARAMETERS.search(self.sql)
        return frozenset(re.findall(r"\$(\w+)", listed[1])) if listed else frozenset()

    @cached_property
    def rights(self) -> tuple[str, ...]:
        """Who may run it, as the header says: any of these rights; none where it does not say."""
        said = _RIGHT.search(self.sql)
        return tuple(said[1].split(" or ")) if said else ()

    @cached_property
    def needs_kept(self) -> str:
        """What must be worked out before it is asked, as the header says; most often nothing."""
        said = _NEEDS_KEPT.search(self.sql)
        return said[1] if said else ""

    @cached_property
    def rests_on(self) -> tuple[str, ...]:
        """The kinds of load that its answer rests on, where they are not those of figures."""
        said = _RESTS_ON.search(self.sql)
        return tuple(said[1].split(", ")) if said else ()

    @cached_property
    def bound_parameters(self) -> frozenset[str]:
        """The parameters that the statement itself uses."""
        [statement] = duckdb.extract_statements(self.sql)
        return frozenset(statement.named_parameters)

    @cached_property
    def reads(self) -> frozenset[str]:
        """The relations it names, always with their schema."""
        return frozenset(".".join(found) for found in _RELATION.findall(_COMMENT.sub("", self.sql)))


@cache
def named(name: str) -> Query:
    """The query `name`, e.g. "economy/board_table"; KeyError when there is none."""
    path = QUERIES / f"{name}.sql"
    if not re.fullmatch(r"[a-z_]+(/[a-z0-9_]+)+", name) or not path.is_file():
        raise KeyError(name)
    return Query(path)


@cache
def everything() -> tuple[Query, ...]:
    """Every query but the migrations, by name."""
    paths = sorted(QUERIES.rglob("*.sql"))
    return tuple(Query(path) for path in paths if path.parent.name != "migrations")


def layer(name: str) -> tuple[Query, ...]:
    """The queries of one folder."""
    return tuple(query for query in everything() if query.layer == name)


@cache
def definitions_in_build_order() -> tuple[Query, ...]:
    """Macros, staging and marts, each after what it reads: in every process the same order."""
    built = {query.relation: query for query in everything() if query.layer in BUILT_LAYERS}
    graph = {name: sorted((query.reads & built.keys()) - {name}) for name, query in built.items()}
    return tuple(built[name] for name in TopologicalSorter(graph).static_order())


@cache
def fingerprint_of_definitions() -> str:
    """Changes when the text of any view or macro does, so that a store knows to rebuild them."""
    text = "\n".join(f"{query.name}\n{query.sql}" for query in definitions_in_build_order())
    return hashlib.sha256(text.encode()).hexdigest()

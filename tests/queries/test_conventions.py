"""The rules of queries/README.md that a machine can hold every query to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter

import duckdb
import pytest

from lagesbild.access import Right
from lagesbild.access.door import NOT_FOR_ASKING
from lagesbild.store.catalogue import BUILT_LAYERS, QUERIES, Query, everything, layer
from tests.each import each_of
from tests.queries.case import INCOMING, Case, offer_incoming
from tests.queries.test_cases import PATHS, query_of

ROOT = QUERIES.parent
README = (QUERIES / "README.md").read_text(encoding="utf-8")
ALL = everything()
MACROS = {query.relation: query for query in layer("macros")}
REGISTERS = set(re.findall(r"`(raw\.\w+)`", README.partition("The registers, ")[2].split(".\n")[0]))

_LITERALS = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
_RELATION = re.compile(
    r"\b(?:(?:into|update)\s+([a-z_][\w.]*)"
    r"|(?<!distinct )(?:from|join)\s+([a-z_][\w.]*)(?![\w.]|\s*\())"  # from range(…) is a function
)
_STEP = re.compile(r"\b([a-z_]\w*) as (?:(?:not )?materialized ?)?\(")
_FORBIDDEN = {
    "select *": re.compile(r"(?:\bselect|,)\s*(?:\w+\.)?\*"),
    "select distinct": re.compile(r"\bselect\s+distinct\b"),
    "right join": re.compile(r"\bright\s+(?:outer\s+)?join\b"),
    "the operator ~": re.compile(r"~"),
    "the arrow ->": re.compile(r"->"),
    "// for division": re.compile(r"//"),
    "group by 1": re.compile(r"\bgroup by \d"),
    "a window over everything": re.compile(r"\bover\s*\(\s*\)"),  # ends DuckDB 1.5.5 at random
    "upper case": re.compile(r"\b(?:SELECT|FROM|WHERE|JOIN|AND|OR|CASE|GROUP BY|ORDER BY)\b"),
}
_NAMED_IN_TEXT = re.compile(r"'(?:raw|staging|marts|visible)\.\w+'")


@dataclass(frozen=True)
class Folder:
    """A row of the table of layers in queries/README.md."""

    may_read: frozenset[str]
    statements: frozenset[str]


def _words(cell: str) -> frozenset[str]:
    return frozenset(word.strip() for word in cell.split(",") if word.strip())


def folders() -> dict[str, Folder]:
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", README, re.MULTILINE)
    return {name: Folder(_words(read), _words(statements)) for name, read, statements in rows}


FOLDERS = folders()
QUESTIONS = (
    "actions", "audit", "cases", "clocks", "codes", "control", "cycle", "economy", "goals", "loads",
    "planning", "providers", "quality", "reports", "rounds",
)  # fmt: skip
CASES_OF = Counter(query_of(path) for path in PATHS)
PROGRAM = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("lagesbild", "pages", "docs")
    for path in (ROOT / folder).rglob("*.py")
)
ASKED = [
    re.compile(re.sub(r"\{\w+\}", r"\\w+", name))
    for name in set(re.findall(r'"([a-z_]+/[\w{}]+)"', PROGRAM))
]

every_query = each_of("query", ALL, attrgetter("name"))


def code(query: Query) -> str:
    """The statement without comments and texts."""
    return _LITERALS.sub("''", query.sql)


def kind_of(relation: str) -> str:
    """The word by which the table of layers speaks of a relation."""
    if relation in MACROS and (relation.startswith("staging.") or is_of_its_arguments(relation)):
        return "macros"
    if relation in REGISTERS:
        return "registers"
    return "incoming" if relation.startswith(INCOMING) else relation.split(".")[0]


def is_of_its_arguments(macro: str) -> bool:
    """Whether it reads no table, so that it tells nothing that it was not given."""
    return all(
        other == macro or (other in MACROS and is_of_its_arguments(other))
        for other in MACROS[macro].reads
    )


def relations(query: Query) -> set[str]:
    incoming = set(re.findall(rf"\b{INCOMING}\w+", code(query)))
    return set(query.reads) - {query.relation} | incoming


def test_the_table_of_layers_has_every_folder():
    assert {path.name for path in QUERIES.iterdir() if path.is_dir()} <= FOLDERS.keys()
    assert {"raw.loads", "raw.boards"} <= REGISTERS


@every_query
def test_the_first_line_says_what_a_row_is(query):
    first = query.sql.splitlines()[0]
    assert re.match(r"-- [A-ZÅÄÖ].{15,}", first), first


@every_query
def test_a_file_is_one_statement_of_its_folders_kind(query):
    [statement] = duckdb.extract_statements(query.sql)
    assert statement.type.name.lower() in FOLDERS[query.layer].statements


@every_query
def test_the_header_lists_the_parameters_that_are_bound(query):
    assert query.parameters == query.bound_parameters


@every_query
def test_only_the_layer_below_is_read(query):
    allowed = FOLDERS[query.layer].may_read
    if "raw" in allowed:
        allowed |= {"registers"}
    looked_past = {name for name in relations(query) if kind_of(name) not in allowed}
    assert not looked_past


@each_of("query", [q for q in ALL if q.layer not in BUILT_LAYERS], attrgetter("name"))
def test_a_query_says_who_may_run_it(query):
    known = {right.value for right in Right} | {"any", "the program"}
    assert query.rights
    assert set(query.rights) <= known


@pytest.mark.parametrize("folder", QUESTIONS)
def test_questions_read_only_what_their_viewer_may_see(folder):
    assert FOLDERS[folder].may_read == {"visible", "macros"}


def test_the_folders_of_questions_are_those_that_may_be_asked():
    asked = {path.name for path in QUERIES.iterdir() if path.is_dir()} - set(NOT_FOR_ASKING)
    assert asked == {*QUESTIONS, "checks"}


@each_of(
    "query",
    [q for q in layer("visible") if q.name != "visible/data_version"],
    attrgetter("name"),
)
def test_what_is_visible_depends_on_who_looks(query):
    assert re.search(r"\bvisible\.(?:sees|may)\w*\(|join\s+visible\.", code(query))


@every_query
def test_relations_carry_their_schema(query):
    text = code(query)
    steps = set(_STEP.findall(text))
    bare = {name for name in named_relations(text) if "." not in name} - steps
    assert {name for name in bare if not name.startswith(INCOMING)} == set()


def named_relations(text: str) -> set[str]:
    return {changed or asked for changed, asked in _RELATION.findall(text)}


def test_relations_are_told_from_functions_and_steps():
    sql = "insert into loads select a from range(3) join raw.x using (c) where d is distinct from e"
    assert named_relations(sql) == {"loads", "raw.x"}


@pytest.mark.parametrize("what", _FORBIDDEN)
def test_forbidden_forms_are_not_used(what):
    assert [query.name for query in ALL if _FORBIDDEN[what].search(code(query))] == []


@every_query
def test_a_macro_is_given_steps_and_no_tables_to_read(query):
    """A table that is named in a text, for query_table, would be read past the layers."""
    assert not _NAMED_IN_TEXT.search(query.sql)
    assert query.layer == "macros" or "query_table" not in query.sql


def test_a_table_named_in_a_text_would_be_found():
    assert _NAMED_IN_TEXT.search("from marts.full_year_forecasts('marts.cube', 'phased', 2023, 4)")


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        ("select *", "select * from marts.cube"),
        ("select *", "select period, cube.* from marts.cube"),
        ("select distinct", "select distinct board from marts.cube"),
        ("right join", "select 1 from a right join b using (c)"),
        ("the operator ~", "select a ~ b"),
        ("the arrow ->", "select list_transform(a, x -> x + 1)"),
        ("// for division", "select 202303 // 100"),
        ("group by 1", "select board from marts.cube group by 1"),
        ("a window over everything", "select count(*) over () as row_count"),
        ("upper case", "SELECT board"),
    ],
)
def test_each_forbidden_form_would_be_found(what, sql):
    assert _FORBIDDEN[what].search(sql)


@pytest.mark.parametrize("sql", ["select count(*), a * b", "select 2 * 3 as six, a", "a <> b"])
def test_sums_and_products_are_not_taken_for_a_star(sql):
    assert not any(form.search(sql) for form in _FORBIDDEN.values())


@each_of("query", layer("staging"), attrgetter("name"))
def test_staging_neither_joins_nor_sums(query):
    assert not re.search(r"\bjoin\b|\bgroup by\b", code(query))


@each_of("query", [q for q in ALL if q.layer not in BUILT_LAYERS], attrgetter("name"))
def test_a_statement_can_be_planned_on_an_empty_store(query, db):
    db.rollback()  # the incoming tables of the statement before
    db.begin()
    for name in relations(query):
        if name.startswith(INCOMING):
            offer_incoming(db, name)
    parameters = dict.fromkeys(query.parameters)
    assert db._connection.execute(f"explain {query.sql}", parameters).fetchall()


@each_of("query", [q for q in ALL if q.layer in BUILT_LAYERS], attrgetter("name"))
def test_a_view_or_macro_is_asked_by_another_query(query):
    assert any(query.relation in other.reads for other in ALL if other != query), "nobody reads it"


@each_of("query", [q for q in ALL if q.layer not in (*BUILT_LAYERS, "checks")], attrgetter("name"))
def test_a_statement_is_run_by_the_program(query):
    assert any(asked.fullmatch(query.name) for asked in ASKED), "nobody runs it"


@each_of("query", layer("macros"), attrgetter("name"))
def test_a_macro_is_named_by_its_file(query):
    assert query.relation in [f"{schema}.{query.path.stem}" for schema in BUILT_LAYERS[1:]]


@each_of("query", [q for q in ALL if q.layer != "quality"], attrgetter("name"))
def test_there_is_a_case(query):
    assert CASES_OF[query.name] > 0


@each_of("query", layer("checks"), attrgetter("name"))
def test_a_check_has_a_case_where_it_finds_something(query):
    cases = [Case.read(path) for path in PATHS if query_of(path) == query.name]
    expected = [
        step for case in cases for step in case.steps if step.subject.split()[0] == query.name
    ]
    assert any(step.rows for step in expected)

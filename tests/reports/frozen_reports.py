"""Reports of every kind of value, for tests of keeping them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from lagesbild.charts.chart import ChartTable, Key, Series
from lagesbild.economy import ReceiptLoad
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import KR, MNKR, TKR
from lagesbild.reports.content import (
    Bullets,
    Chapter,
    ChartPart,
    Comment,
    Difference,
    Form,
    Missing,
    Paragraph,
    Report,
    Share,
    Source,
    TablePart,
)
from lagesbild.reports.keeping import WORDS

TEXTS = st.text(max_size=12)
AMOUNTS = st.decimals(-(10**15), 10**15, places=2)
SHARES = st.decimals(-1000, 1000, allow_nan=False, allow_infinity=False)
TIMES = st.datetimes().map(lambda time: time.replace(fold=0))
UNITS = st.sampled_from([KR, TKR, MNKR])
NUMBERS = st.integers(-(10**9), 10**9)
MARKS = st.sampled_from([word for name in WORDS if name not in ("form", "kind")
                         for word in WORDS[name]])  # fmt: skip
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
CELLS = st.one_of(
    st.none(), TEXTS, NUMBERS, AMOUNTS, SHARES, MARKS, st.lists(FLOATS, max_size=3).map(tuple)
)
PARAMETERS = st.dictionaries(
    TEXTS,
    st.one_of(
        st.none(), TEXTS, NUMBERS, st.booleans(), AMOUNTS, st.dates(), TIMES,
        st.lists(st.one_of(TEXTS, NUMBERS), max_size=3), st.lists(TEXTS, max_size=3).map(tuple),
    ),
    max_size=4,
)  # fmt: skip


def several(one: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=most).map(tuple)


LOADS = st.builds(ReceiptLoad, *[st.just(7), *[TEXTS] * 5, TIMES, NUMBERS, NUMBERS, NUMBERS])
COLUMNS = st.builds(Column, TEXTS, TEXTS, st.sampled_from(Kind), st.none() | UNITS, TEXTS)


@st.composite
def tables(draw: st.DrawFn) -> FinanceTable:
    columns = draw(st.lists(COLUMNS, min_size=1, max_size=3).map(tuple))
    cells = st.tuples(*[CELLS] * len(columns))
    rows = st.builds(Row, TEXTS, cells, st.integers(0, 3), st.booleans())
    return FinanceTable(draw(TEXTS), columns, draw(several(rows)), draw(TEXTS), draw(TEXTS))


SERIES = st.builds(Series, TEXTS, several(st.none() | AMOUNTS), st.booleans())
PARTS = st.one_of(
    st.builds(Paragraph, TEXTS),
    st.builds(Bullets, several(TEXTS)),
    st.builds(Comment, TEXTS, TEXTS),
    st.builds(
        TablePart, TEXTS, tables(), st.none() | NUMBERS, several(TEXTS),
        several(st.builds(Difference, TEXTS, TEXTS, TEXTS)),
        several(st.builds(Share, TEXTS, TEXTS, TEXTS)),
    ),
    st.builds(
        ChartPart, TEXTS, st.sampled_from(Form), TEXTS, TEXTS, TEXTS, UNITS,
        st.builds(ChartTable, TEXTS, several(TEXTS), several(SERIES)),
        several(st.builds(Key, TEXTS, TEXTS)),
    ),
)  # fmt: skip
REPORTS = st.builds(
    Report,
    kind=TEXTS,
    title=TEXTS,
    subtitle=TEXTS,
    basis=several(TEXTS),
    unit=UNITS,
    as_of=TIMES,
    missing=several(st.builds(Missing, TEXTS, TEXTS)),
    chapters=several(st.builds(Chapter, TEXTS, TEXTS, several(PARTS), st.integers(1, 2))),
    sources=several(st.builds(Source, NUMBERS, TEXTS, PARAMETERS, several(LOADS))),
    particulars=several(st.tuples(TEXTS, TEXTS)),
)


def of_every_kind() -> Report:
    """One of each class and word that format 1 has: frozen_format_1.json was written of it."""
    marks = [word for name in WORDS if name not in ("form", "kind") for word in WORDS[name]]
    columns = tuple(Column(kind.value, f"Rubrik {kind.value}", kind, TKR) for kind in Kind)
    cells = ("Åsa & \"Öst\"", Decimal("-1234567.80"), Decimal("0.10"), Decimal("-0.0125"), 7,
             Decimal("47.5"), marks[0], (1.5, -2.25))  # fmt: skip
    table = FinanceTable(
        "Tabell",
        columns,
        (
            Row("D1", cells, 1),
            *(Row("m", (None,) * 6 + (mark, ())) for mark in marks),
            Row("total", cells, is_total=True, spans=True),
        ),
        "Not",
        "Fynd",
    )
    chart = ChartTable(
        "Månad", ("jan", "feb"), (Series("Utfall", (Decimal("1.25"), None), True),), True
    )
    load = ReceiptLoad(
        7, "ledger", "ekonom", "mars.csv", "ab12", "anna", datetime(2026, 4, 1, 8, 30, 0, 250),  # noqa: DTZ001
        202601, 202603, None,
    )  # fmt: skip
    asked = {
        "board": "motala", "period": 202603, "share": Decimal("0.050"), "day": date(2026, 3, 31),
        "at": datetime(2026, 3, 31, 12), "kinds": ["ledger"], "pair": ("a", 1), "unit": None,  # noqa: DTZ001
        "yes": True, "ratio": 0.1,
    }  # fmt: skip
    key = (Key("actual", "utfall"),)
    forms = tuple(
        ChartPart(
            f"c{form.value}", form, "Fynd", "tkr", "Ord.", MNKR, chart, key, 1
        )
        for form in Form
    )  # fmt: skip
    return Report(
        "monthly",
        "Månadsrapport",
        "Socialnämnden, mars 2026",
        ("Belopp i tkr.",),
        KR,
        datetime(2026, 4, 2, 9),  # noqa: DTZ001
        (Missing("Prognosen saknas", "Prognos"),),
        (
            Chapter("one", "Ett", (Paragraph("Text."), Bullets(("a", "b")), Comment("Vad", "Ord"))),
            Chapter(
                "two",
                "Två",
                (
                    TablePart(
                        "t",
                        table,
                        1,
                        ("money",),
                        (Difference("a", "b", "c"),),
                        (Share("d", "a", "b"),),
                    ),
                    *forms,
                ),
                2,
            ),
        ),
        (Source(1, "economy/board_table", asked, (load,)),),
        (("Datum", "2026-04-02"),),
    )

"""The shell with one page for each kind of piece, for the tests beside this file."""

from decimal import Decimal

import pandas as pd
import streamlit as st

from lagesbild import access
from lagesbild.access import Right, Viewer
from lagesbild.boards import load_boards
from lagesbild.charts import bridge, months, pins
from lagesbild.errors import NoDataYet
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import MNKR, TKR
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.status import Status
from lagesbild.ui import cards, charts, frame, navigation, selection, tables, theme
from lagesbild.ui.cards import Card, Variance
from lagesbild.ui.navigation import Screen
from lagesbild.ui.selection import Chosen

PARTS = [
    ("Barn och ungdom", -12_433_000, Status.OFF_PLAN),
    ("Arbete och försörjning", -4_210_500, Status.WATCH),
    ("Individ- och familjeomsorg, myndighetsutövning", 3_100_200, Status.ON_PLAN),
    ("Nämnd", 0, Status.NOT_UPDATED),
]
LEADS_ON = "Nämnd"


def overview(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Kort och bilder", viewer):
        opened = cards.show(
            [
                Card(
                    "net",
                    "Nettokostnad",
                    "−788,2 mnkr",
                    Variance(Decimal(-13_543_300), TKR, "budget"),
                    Status.OFF_PLAN,
                    link=True,
                ),
                Card("goals", "Mål", "–", status=Status.NOT_ASSESSED, note="Inget är inläst."),
            ],
            "cards",
        )
        if opened:
            navigation.go("economy")
        palette = theme.palette()
        names = [(name, Decimal(amount)) for name, amount, _ in PARTS]
        pinned = tuple(pins.Pin(name, amount, amount / 90_000_000) for name, amount in names)
        scope = chosen.board.name
        charts.show(
            pins.chart(pins.Pins("Nettokostnad", scope, "jan–sep 2023", TKR, pinned), palette),
            "pins",
        )
        parts = tuple(bridge.Part(name, amount) for name, amount in names)
        charts.show(
            bridge.chart(
                bridge.Bridge(
                    "Nettokostnad",
                    scope,
                    "jan–sep 2023",
                    TKR,
                    Decimal(-774_672_700),
                    Decimal(-788_216_000),
                    Decimal(-13_543_300),
                    parts,
                ),
                palette,
            ),
            "bridge",
        )
        year = tuple(_month(number) for number in range(1, 13))
        charts.show(months.chart(months.Months("Kostnad", scope, MNKR, year), palette), "months")


def _month(number: int) -> months.MonthFigures:
    budget = Decimal(-80_000_000)
    actual = budget - number * 400_000 if number < 10 else None
    variance = None if actual is None else actual - budget
    return months.MonthFigures(Period(2023, number), actual, budget, budget, variance)


def economy(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Tabeller", viewer):
        if "leads_to" in st.session_state:
            tables.show(_sortable(), "below")
            return
        unfolded = st.session_state.setdefault("unfolded", set())
        tables.show(
            _table(chosen, unfolded),
            "table",
            on_open=lambda key: _open(key, unfolded),
            on_receipt=lambda row, column: st.session_state.update(asked=f"{row}, {column}"),
        )
        st.write("Kvitto:", st.session_state.get("asked", "inget"))
        tables.show(_sortable(), "sortable")


def _open(key: str, unfolded: set[str]) -> None:
    if key == LEADS_ON:
        st.session_state["leads_to"] = key
    else:
        unfolded.symmetric_difference_update({key})


def _table(chosen: Chosen, unfolded: set[str]) -> FinanceTable:
    columns = (
        Column("name", "Avdelning"),
        Column("actual", "Utfall", Kind.MONEY, chosen.unit, "Jan–sep"),
        Column("variance", "Avvikelse", Kind.VARIANCE, chosen.unit, "Jan–sep", bars=True),
        Column("status", "Status", Kind.STATUS),
        Column("run", "Månader", Kind.SPARK),
    )
    rows = []
    for name, amount, status in PARTS:
        cells = (name, Decimal(-90_000_000), Decimal(amount), status, (1.0, 3.0, -1.0))
        below = None if name == LEADS_ON else name in unfolded
        rows.append(Row(name, cells, link=True, unfolded=below))
        if name in unfolded:
            part = ("Enhet <b>1</b>", Decimal(-90_000_000), Decimal(amount), status, ())
            rows.append(Row(f"{name}/1", part, level=1))
    total = ("Nettokostnad", Decimal(-360_000_000), Decimal(-13_543_300), Status.WATCH, ())
    rows.append(Row("total", total, is_total=True))
    return FinanceTable(
        "Per avdelning, jan–sep 2023, tkr", columns, tuple(rows), title="Underskott"
    )


def _sortable() -> FinanceTable:
    columns = (Column("name", "Konto"), Column("amount", "Belopp", Kind.MONEY, TKR))
    rows = [
        Row(name, (name, Decimal(amount)))
        for name, amount in (("Östra", 2_000), ("Årsta", 30_000), ("Älvsjö", 1_000))
    ]
    total = Row("total", ("Summa", Decimal(33_000)), is_total=True)
    return FinanceTable("Konton", columns, (*rows, total), sortable=True)


def upload(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Fält", viewer):
        st.file_uploader("Filer", accept_multiple_files=True, type=["csv", "xlsx"])
        st.text_input("Sök")
        st.text_area("Kommentar")
        st.multiselect("Avdelning", [name for name, *_ in PARTS])
        st.number_input("Antal", 1, 10)
        st.date_input("Datum")
        st.dataframe(pd.DataFrame({"Konto": [5010, None], "Namn": ["Lokaler", "Övrigt"]}))
        with st.form("form"):
            st.text_input("Namn")
            st.form_submit_button("Spara")
        st.warning("Något att se över.")
        st.error("Något är fel.")
        st.success("Klart.")


def loads(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Tomt", viewer):
        raise NoDataYet("inläsning")


def codes(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Fel", viewer):
        raise ZeroDivisionError("19900101-1234")


boards = load_boards(Settings.from_environment().boards)
viewer = access.local_viewer(frozenset(boards))
page = navigation.reach(
    {
        "Uppföljning": (
            Screen("overview", "Kort", overview, Right.FIGURES),
            Screen("economy", "Tabeller", economy, Right.FIGURES),
        ),
        "Underlag": (
            Screen("upload", "Fält", upload, Right.FIGURES),
            Screen("loads", "Tomt", loads, Right.FIGURES),
            Screen("codes", "Fel", codes, Right.FIGURES),
        ),
    },
    viewer,
)
page.show(
    viewer,
    selection.choose(
        list(boards.values()), lambda _: [Period(2023, number) for number in range(9, 0, -1)]
    ),
)

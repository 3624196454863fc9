"""The same figures are found again however their table is laid out, and no table is a crash."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.errors import UserError
from lagesbild.ingest.recognise import Given, Known, recognise
from lagesbild.ingest.table import FileForm, ReadFile, Table
from lagesbild.periods import MONTH_NAMES
from tests.ingest.recognised import read, sums

COST_CENTRES = ("0702", "7010", "70105")
ACCOUNTS = ("3011", "4531", "5011", "6012", "7451")
MONTHS = (1, 2, 3, 11, 12)
YEAR = 2023
WORDS = {
    "cost_centre": ("Ansvar", "ANSVAR", "Kostnadsställe", "Kst", "Ansvarskod"),
    "account": ("Konto", "UKONTO", "Kontonr", "Underkonto", "konto"),
    "period": ("Period", "Redovisningsperiod", "PERIOD", "Bokf.period"),
    "amount": ("Utfall", "UTFALL_PER", "Periodens utfall", "Utfall (kr)"),
}
PERIOD_FORMS = ("{year}{month:02d}", "{year}-{month:02d}", "{name}-23", "{name} {year}")
PREAMBLES = (
    [],
    ["Socialnämnden"],
    ["Utdata ur ekonomisystemet", "Uttag: 2024-01-15 08:30", ""],
    ["Uppföljning drift", "", "Enhet: kr", ""],
)
Key = tuple[str, str, int]


@dataclass(frozen=True)
class Style:
    """How amounts are written."""

    decimal: str
    group: str
    minus: str

    def write(self, amount: Decimal) -> str:
        digits = f"{abs(amount):,.2f}".replace(",", "G").replace(".", self.decimal)
        digits = digits.replace("G", self.group)
        return self.minus.format(digits) if amount < 0 else digits


STYLES = st.sampled_from(
    [
        Style(",", group, minus)
        for group in ("", " ", "\u00a0", ".")
        for minus in ("-{}", "−{}", "{}-")
    ]
    + [Style(".", group, minus) for group in ("", " ", ",") for minus in ("-{}", "({})")]
)


@st.composite
def figures(draw) -> dict[Key, Decimal]:
    """Costs positive and incomes negative, to the öre, for some codes and months."""
    keys = draw(
        st.lists(
            st.tuples(
                st.sampled_from(COST_CENTRES), st.sampled_from(ACCOUNTS), st.sampled_from(MONTHS)
            ),
            min_size=1,
            max_size=25,
            unique=True,
        )
    )
    keys = list(dict.fromkeys([*keys, ("7010", "3011", 1), ("7010", "4531", 1)]))
    found = {}
    for key in keys:
        size = Decimal(draw(st.integers(1_001, 99_999_999))) / 100
        found[key] = -size if key[1].startswith("3") else size
    return found


def with_totals(rows, wanted, width, label_at, sum_of):
    """The rows with a sum after each cost centre and one at the end."""
    if not wanted:
        return [cells for _, cells in rows]
    out = []
    for centre in dict.fromkeys(key for key, _ in rows):
        own = [cells for key, cells in rows if key == centre]
        out += [*own, total_row(f"Summa {centre}", own, width, label_at, sum_of)]
    every = [cells for _, cells in rows]
    return [*out, total_row("Totalt", every, width, label_at, sum_of)]


def total_row(label, rows, width, label_at, sum_of):
    cells = [""] * width
    cells[label_at] = label
    for column, text in sum_of(rows).items():
        cells[column] = text
    return cells


def placed(columns: dict[str, str], order: list[str]) -> list[str]:
    return [columns[name] for name in order]


def as_table(preamble: list[str], header: list[list[str]], rows: list[list[str]]) -> ReadFile:
    lines = [[text] for text in preamble] + header + rows
    table = Table.of("", [(row, cells) for row, cells in enumerate(lines, 1) if any(cells)])
    return ReadFile("uttag.csv", FileForm.DELIMITED, (table,))


@st.composite
def long_tables(draw, found: dict[Key, Decimal]) -> ReadFile:
    style = draw(STYLES)
    names = {field: draw(st.sampled_from(words)) for field, words in WORDS.items()}
    names["text"] = "Anteckning"
    order = draw(st.permutations(list(names)))
    form = draw(st.sampled_from(PERIOD_FORMS))
    at = order.index
    rows = []
    for (centre, account, month), amount in sorted(found.items()):
        period = form.format(year=YEAR, month=month, name=MONTH_NAMES[month - 1][:3])
        cells = {
            "cost_centre": centre, "account": account, "period": period,
            "amount": style.write(amount), "text": "rad",
        }  # fmt: skip
        rows.append((centre, placed(cells, order)))
    amount_of = {
        tuple(cells): found_amount
        for (_, cells), found_amount in zip(rows, [found[k] for k in sorted(found)], strict=True)
    }

    def sum_of(part):
        return {at("amount"): style.write(sum(amount_of[tuple(cells)] for cells in part))}

    label_at = at(draw(st.sampled_from(["cost_centre", "account", "text"])))
    body = with_totals(rows, draw(st.booleans()), len(order), label_at, sum_of)
    return as_table(draw(st.sampled_from(PREAMBLES)), [placed(names, order)], body)


@st.composite
def wide_tables(draw, found: dict[Key, Decimal]) -> ReadFile:
    style = draw(STYLES)
    codes = draw(st.permutations(["cost_centre", "account"]))
    names = [draw(st.sampled_from(WORDS[code])) for code in codes]
    months = [name[:3].capitalize() for name in MONTH_NAMES]
    lines: dict[tuple[str, str], dict[int, Decimal]] = {}
    for (centre, account, month), amount in found.items():
        lines.setdefault((centre, account), {})[month] = amount
    has_sum = draw(st.booleans())
    rows, amount_of = [], {}
    for (centre, account), by_month in sorted(lines.items()):
        own = {"cost_centre": centre, "account": account}
        shown = [
            style.write(by_month[month]) if month in by_month else "" for month in range(1, 13)
        ]
        total = [style.write(sum(by_month.values()))] if has_sum else []
        cells = [own[code] for code in codes] + shown + total
        amount_of[tuple(cells)] = by_month
        rows.append((centre, cells))

    def sum_of(part):
        totals = {}
        for month in range(1, 13):
            amounts = [amount_of[tuple(cells)].get(month) for cells in part]
            if any(amount is not None for amount in amounts):
                totals[1 + month] = style.write(sum(amount or 0 for amount in amounts))
        return totals

    width = 14 + has_sum
    body = with_totals(rows, draw(st.booleans()), width, draw(st.sampled_from([0, 1])), sum_of)
    sum_name = ["Summa"] if has_sum else []
    preamble = draw(st.sampled_from(PREAMBLES))
    if draw(st.booleans()):
        header = [["", "", f"Utfall {YEAR}"] + [""] * (width - 3), [*names, *months, *sum_name]]
    else:
        header = [[*names, *[f"Utfall {month} {YEAR}" for month in months], *sum_name]]
    return as_table(preamble, header, body)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_figures_are_found_again_in_any_layout(data):
    found = data.draw(figures())
    turned = data.draw(st.booleans())
    shown = {key: -amount for key, amount in found.items()} if turned else found
    file = data.draw(st.one_of(long_tables(shown), wide_tables(shown)))
    reading = read(file)
    assert reading.questions == ()
    assert (reading.unit.value, reading.sign.value) == ("kr", "reversed" if turned else "ledger")
    by_key = sums(file, reading, "cost_centre", "account", "period")
    assert by_key == {
        (centre, account, YEAR * 100 + month): amount
        for (centre, account, month), amount in shown.items()
    }


CELLS = st.one_of(
    st.sampled_from(
        [
            "", " ", "Ansvar", "Konto", "Period", "Utfall", "Budget 2023", "Jan", "Feb", "Summa",
            "Prognos per mars 2023", "UTFALL_ACK", "7010", "4531", "30 - Försäljning", "202301",
            "202313", "1 234,50", "-", "(5)", "#DIV/0!", "2.000", "12,5 %", "varav hyra", "Totalt",
            "Utfall 2022", "Kostnader", "Vernr", "2023-01-31", "mnkr", "Nettokostnad", "1", "2",
            "999999999999999999999999999", "Kod", "Namn", "Debet", "Kredit", "\ufeff", "Utfall -",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=12),
    st.sampled_from([Given(), Given(period=202303), Given(header_rows=(0, 0))]),
    st.sampled_from([Known(), Known(annual_budget=Decimal(800_000_000))]),
)
def test_no_table_is_a_crash(rows, said, known):
    """Any cells give a reading, a question or a refusal in words."""
    table = Table.of("Blad1", [(row, cells) for row, cells in enumerate(rows, 1)])
    file = ReadFile("konstig.xlsx", FileForm.XLSX, (table,))
    try:
        reading = recognise(file, known, said, [])
    except UserError:
        return
    assert reading.tables or reading.questions

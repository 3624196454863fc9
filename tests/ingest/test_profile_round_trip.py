"""What was answered for one month's file is kept, and reads the next month's without a question."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.ingest.profile import Profile, profile_from
from lagesbild.ingest.reading import Field, ShownUnit
from lagesbild.ingest.recognise import Given, Known, header_names, recognise
from lagesbild.ingest.table import FileForm, ReadFile, Table, letter
from lagesbild.periods import MONTH_NAMES
from tests.ingest.recognised import sums

YEAR = 2026
AMOUNTS = {
    ("7010", "3011"): -4_321, ("7010", "4531"): 98_765, ("7010", "5011"): 31_415,
    ("7020", "3011"): -2_718, ("7020", "4531"): 45_678, ("7020", "5011"): 14_142,
}  # fmt: skip
"""Hundredths of the unit in the year's first month; every month has a little more."""


@dataclass(frozen=True)
class Sender:
    """How one sender's files look, whatever month they are for."""

    time: str
    """Where the month stands: period, year_month, header, accumulated, wide, above or nowhere."""
    order: tuple[str, ...]
    headers: dict[str, str]
    unit: str
    unit_is_said: bool
    turned: bool
    point: bool
    in_blocks: bool
    """Whether a cost centre stands on its first row alone."""
    has_total: bool

    @property
    def basis(self) -> str:
        return "accumulated" if self.time == "accumulated" else "month"

    def amount(self, key: tuple[str, str], month: int) -> Decimal:
        """What the sender has for a month, in the file's unit and sign."""
        months = range(1, month + 1) if self.time == "accumulated" else [month]
        hundredths = sum(AMOUNTS[key] + each for each in months)
        return Decimal(hundredths) / 100 * (-1 if self.turned else 1)

    def file(self, month: int) -> ReadFile:
        """The export for one month."""
        title = ["Uttag ur systemet"]
        title += [f"Belopp i {self.unit}"] if self.unit_is_said else []
        title += [f"Utfall {MONTH_NAMES[month - 1]} {YEAR}"] if self.time == "above" else []
        lines = [[text] for text in title] + [self.header(month)] + self.rows(month)
        table = Table.of("", [(row, cells) for row, cells in enumerate(lines, 1) if any(cells)])
        return ReadFile("export.csv", FileForm.DELIMITED, (table,))

    def header(self, month: int) -> list[str]:
        name = MONTH_NAMES[month - 1]
        amount = {
            "header": f"Utfall {name} {YEAR}",
            "accumulated": f"Utfall jan - {name[:3]} {YEAR}",
        }.get(self.time, self.headers["amount"])
        amounts = [amount]
        if self.time == "wide":
            amounts = [f"Utfall {each[:3]} {YEAR}" for each in MONTH_NAMES[:month]]
        return [
            text
            for name in self.order
            for text in (amounts if name == "amount" else [self.headers[name]])
        ]

    def rows(self, month: int) -> list[list[str]]:
        rows, above = [], ""
        for key in AMOUNTS:
            months = range(1, month + 1) if self.time == "wide" else [month]
            written = [self.written(self.amount(key, each)) for each in months]
            cells = {
                "cost_centre": [key[0] if key[0] != above or not self.in_blocks else ""],
                "account": [key[1]],
                "period": [f"{YEAR}{month:02d}"],
                "year": [str(YEAR)],
                "month": [str(month)],
                "note": ["rad"],
                "amount": written,
            }
            rows.append([text for name in self.order for text in cells[name]])
            above = key[0]
        return [*rows, self.total(month)] if self.has_total else rows

    def total(self, month: int) -> list[str]:
        months = range(1, month + 1) if self.time == "wide" else [month]
        sums = [self.written(sum(self.amount(key, each) for key in AMOUNTS)) for each in months]
        label = {"cost_centre": ["Summa"], "amount": sums}
        return [text for name in self.order for text in label.get(name, [""])]

    def written(self, amount: Decimal) -> str:
        digits = f"{amount:.2f}"
        return digits if self.point else digits.replace(".", ",")

    def answered(self, about: str, month: int) -> str:
        """What the sender would say when asked."""
        return {
            "kind": "balances",
            "unit": self.unit,
            "sign": "reversed" if self.turned else "ledger",
            "basis": self.basis,
            "period": f"{YEAR}{month:02d}",
            "decimal": "." if self.point else ",",
            "amount": letter(self.order.index("amount") + 1),
        }[about]

    def truth(self, month: int) -> dict[tuple[str, str, int], Decimal]:
        months = range(1, month + 1) if self.time == "wide" else [month]
        return {
            (*key, YEAR * 100 + each): self.amount(key, each) for key in AMOUNTS for each in months
        }


@st.composite
def senders(draw) -> Sender:
    time = draw(
        st.sampled_from(
            ["period", "year_month", "header", "accumulated", "wide", "above", "nowhere"]
        )
    )
    times = {"period": ["period"], "year_month": ["year", "month"]}.get(time, [])
    in_blocks = draw(st.booleans())
    others = draw(st.permutations(["account", *times, "note"]))
    place = 0 if in_blocks else draw(st.integers(0, len(others)))
    order = (*others[:place], "cost_centre", *others[place:], "amount")
    headers = {
        "cost_centre": draw(st.sampled_from(["Ansvar", "Kst", "Plats", "Ställe (kod)"])),
        "account": draw(st.sampled_from(["Konto", "UKONTO", "Slagkod", "Art nr"])),
        "period": draw(st.sampled_from(["Period", "Redovisningsperiod"])),
        "year": "År",
        "month": draw(st.sampled_from(["Månad", "Period"])),
        "note": draw(st.sampled_from(["Text", "Anteckning", "Kvot x"])),
        "amount": draw(st.sampled_from(["Utfall", "UTFALL_PER", "Belopp", "Värde"])),
    }
    return Sender(
        time=time,
        order=order,
        headers=headers,
        unit=draw(st.sampled_from(["kr", "tkr"])),
        unit_is_said=draw(st.booleans()),
        turned=draw(st.booleans()),
        point=draw(st.booleans()),
        in_blocks=in_blocks,
        has_total=draw(st.booleans()),
    )


def pointed_out(sender: Sender) -> Given:
    """What a person says of the first file unasked: what is called otherwise, and a silent unit."""
    return Given(
        source="mitt system",
        unit=None if sender.unit_is_said else ShownUnit(sender.unit),
        fields={
            Field(name): letter(sender.order.index(name) + 1) for name in ("cost_centre", "account")
        },
    )


@settings(max_examples=60, deadline=None)
@given(senders(), st.integers(2, 11))
def test_the_next_months_file_is_read_without_a_question(sender, month):
    file, said = sender.file(month), pointed_out(sender)
    reading = recognise(file, Known(), said, [])
    while reading.questions:
        about = reading.questions[0].about
        said = said.answer(about, sender.answered(about, month))
        reading = recognise(file, Known(), said, [])
    assert sums(file, reading, "cost_centre", "account", "period") == sender.truth(month)

    saved = profile_from(reading, header_names(file, reading), name="mitt", title="Mitt")
    with TemporaryDirectory() as folder:
        saved.save(Path(folder) / "mitt.toml")
        profile = Profile.load(Path(folder) / "mitt.toml")
    assert profile == saved

    following = sender.file(month + 1)
    period = YEAR * 100 + month + 1 if sender.time == "nowhere" else None
    reading = recognise(following, Known(), Given(period=period), [profile])
    assert reading.questions == ()
    assert (reading.profile, reading.source) == ("mitt", "mitt system")
    assert (reading.unit.value, reading.sign.value) == (
        sender.unit, "reversed" if sender.turned else "ledger",
    )  # fmt: skip
    assert sums(following, reading, "cost_centre", "account", "period") == sender.truth(month + 1)

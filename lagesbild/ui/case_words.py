"""What counts of people say, in sentences; what must not be told is said to be hidden."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import numbers
from lagesbild.boards import Board
from lagesbild.cases import PeopleOfMonth, PeopleOfType
from lagesbild.periods import Period
from lagesbild.text import plural


def position(rows: Sequence[PeopleOfType], month: Period, scope: str) -> str:
    """How many people of `scope` have a case going on, and where most of them are."""
    total = whole_of(rows)
    when = f"i slutet av {month.in_words}"
    if total is None:
        return f"Välj en del av {scope} för att se hur många som har ett pågående ärende {when}."
    if total.people is None:
        return f"Hur många som har ett pågående ärende i {scope} {when} visas inte: de är för få."
    people = plural(total.people, "person", "personer")
    sentence = f"{people} i {scope} har ett pågående ärende {when}{_since(total.change)}."
    most = most_people(rows)
    if most is None or not total.people:
        return sentence
    return f"{sentence} Flest finns i {most.name}, {numbers.count(most.people)}."


def trend(months: Sequence[PeopleOfMonth]) -> str:
    """Whether the number rises, from what may be told of the last month."""
    last = months[-1]
    when = Period.of(last.period)
    if last.people is None:
        return f"Antalet i {when.in_words} visas inte"
    if last.previous_year is not None:
        year_ago = when.plus_months(-12).in_words
        return f"{_compared(last.people - last.previous_year)} i {year_ago}"
    if last.change is not None:
        return f"{_compared(last.change)} månaden före"
    return f"{plural(last.people, 'person', 'personer')} i {when.in_words}"


def whole_of(rows: Sequence[PeopleOfType]) -> PeopleOfType | None:
    """All types of the node itself; None to those who may only see parts of it."""
    return next((row for row in rows if row.row_kind == "total" and row.case_type is None), None)


def most_people(rows: Sequence[PeopleOfType]) -> PeopleOfType | None:
    """The part with most people, of those whose number is told."""
    told = [row for row in rows if row.row_kind == "part" and row.case_type is None and row.people]
    return max(told, key=lambda row: row.people or 0, default=None)


def most_common(rows: Sequence[PeopleOfType]) -> PeopleOfType | None:
    """The type that most people of the node have, of those whose number is told."""
    told = [row for row in rows if row.row_kind == "total" and row.case_type and row.people]
    return max(told, key=lambda row: row.people or 0, default=None)


def how_to_read(board: Board) -> str:
    """What is counted and what is hidden, for "Så läser du sidan"."""
    limit = board.thresholds.small_number
    return (
        "Antalet är personer med minst ett ärende som pågår den sista dagen i månaden. Den som har "
        "flera ärenden räknas en gång i varje tal, så en summa kan vara mindre än sina delar.\n\n"
        f"*Dolt* betyder att talet är större än noll men färre än {limit} personer, eller att det "
        f"skulle avslöja ett sådant tal: hade bara ett tal i raden varit dolt gick det att räkna "
        "ut. En förändring visas bara när båda månaderna visas. Det som är dolt finns inte heller "
        "i filerna som hämtas.\n\n"
        "Vem ett ärende gäller finns inte i Lägesbild. Personnummer och klient-id byts mot en "
        "pseudonym när filen läses.\n\n"
        "*Ej kopplat* är koder som saknas i organisationen. *Ofördelat* är ärenden utan kod."
    )


def _since(change: int | None) -> str:
    if change is None:
        return ""
    if change == 0:
        return ", lika många som månaden före"
    return f", {_difference(change)} än månaden före"


def _compared(change: int) -> str:
    return "Lika många som" if change == 0 else f"{_difference(change).capitalize()} än"


def _difference(change: int) -> str:
    return f"{numbers.count(abs(change))} {'fler' if change > 0 else 'färre'}"


def hidden(board: Board) -> str:
    """Why a count is not shown."""
    limit = board.thresholds.small_number
    return f"Dolt: färre än {limit} personer, eller ett tal som skulle avslöja ett sådant."


def how_counted(month: Period) -> str:
    """What a count counts."""
    return (
        f"Personer med minst ett ärende som pågår i slutet av {month.in_words}. "
        "Den som har flera ärenden räknas en gång i varje tal."
    )


def how_changed(month: Period) -> str:
    """What the change of a count is between."""
    before = month.plus_months(-1)
    return f"Ändringen är antalet i {month.in_words} minus antalet i {before.in_words}."

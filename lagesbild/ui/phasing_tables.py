"""What spreads a budget over the year, in words and as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from lagesbild.economy import Part, View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.periods import FiscalYear, Period
from lagesbild.phasing import BY_MONTH, PhasingRow, Profile
from lagesbild.text import moment

HOW = (
    "Månaderna summerar till årets budget på öret. Den mest preciserade profilen gäller: enhet går "
    "före avdelning, avdelning före kontogrupp och kontogrupp före hela nämnden. En budget som är "
    "given per månad fördelas inte om."
)
ABOUT = {
    Profile.TWELFTHS: "En tolftedel av året varje månad.",
    Profile.SEASONAL: (
        "Som utfallet föll månad för månad de tre senaste hela åren, för varje kontogrupp på varje "
        "enhet. Saknas ett helt år, eller byter utfallet tecken under året, följs avdelningens "
        "mönster, och saknas det tolftedelar. Mönstret sparas som det är när du väljer det."
    ),
    Profile.WORKING_DAYS: "Efter månadens vardagar utom helgdagar.",
    Profile.OWN: "Tolv tal som du skriver. Bara förhållandet mellan dem betyder något.",
}
_SHORTCOMINGS = {
    "no_whole_year": "inget helt år finns",
    "changing_sign": "utfallet byter tecken under året",
}


def title(rows: Sequence[PhasingRow]) -> str:
    """What most of the budget is spread by."""
    phased = [row for row in rows if row.amount]
    if not phased:
        return "Ingen budget att fördela"
    if all(row.choice_id is None and row.profile != BY_MONTH for row in phased):
        return "Ingen profil är vald: budgeten fördelas i tolftedelar"
    if all(row.profile == BY_MONTH for row in phased):
        return "Budgeten är given per månad och fördelas inte om"
    most = max(phased, key=lambda row: abs(row.amount or Decimal(0)))
    return f"Störst del av budgeten: {_profile(most)[:1].lower()}{_profile(most)[1:]}"


def table(
    rows: Sequence[PhasingRow], view: View, unit: Unit, scope: str, name_of: Callable[[Part], str]
) -> FinanceTable:
    """One row for each profile that is chosen, and what no profile is chosen for."""
    return FinanceTable(
        title=title(rows),
        caption=f"{scope}, vad som fördelar budgeten {view.year} på månaderna, {unit.symbol}",
        columns=(
            Column("part", "Gäller"),
            Column("profile", "Profil", prose=True),
            Column("amount", "Budget", Kind.MONEY, unit),
            Column("who", "Vald av"),
            Column("why", "Varför", prose=True),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    _part(row, name_of),
                    _profile(row),
                    row.amount,
                    "" if row.decided_at is None else f"{row.author} {moment(row.decided_at)}",
                    row.reason or "",
                ),
            )
            for place, row in enumerate(rows)
        ),
        note=HOW,
    )


def _part(row: PhasingRow, name_of: Callable[[Part], str]) -> str:
    if row.profile == BY_MONTH:
        return "Given per månad"
    return "Allt annat" if row.choice_id is None else name_of(row.part)


def _profile(row: PhasingRow) -> str:
    if row.profile == BY_MONTH:
        return "Månaderna i budgetfilen"
    label = Profile(row.profile).label
    if row.choice_id is None:
        return f"{label} (ingen profil är vald)"
    if row.amount is None:
        return f"{label}, men här finns ingen budget för helår att fördela"
    if row.profile != Profile.SEASONAL.value:
        return label
    return f"{label}{_years(row)}: {_pattern(row)}"


def _years(row: PhasingRow) -> str:
    if row.first_year is None or row.last_year is None:
        return ""
    first, last = (FiscalYear(Period.of(code)) for code in (row.first_year, row.last_year))
    return f" {first}" if first == last else f" {first}–{last}"


def _pattern(row: PhasingRow) -> str:
    """Whose pattern it is, and why it is not the unit's own."""
    why = _SHORTCOMINGS.get(row.shortcoming or "", "")
    return {
        "unit": "enhetens eget mönster",
        "department": f"avdelningens mönster, eftersom {why} för enheten",
        "twelfths": f"tolftedelar, eftersom {why}",
    }[row.basis or "unit"]

"""What to look at before a period is closed, as a table and in words."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.quality import Finding, SignOff, State
from lagesbild.text import moment, plural
from lagesbild.ui.markdown import Markdown, plain


def findings(found: Sequence[Finding], view: View, unit: Unit) -> FinanceTable:
    """Every finding, open ones first."""
    ordered = sorted(enumerate(found), key=lambda one: (one[1].state is not State.OPEN, one[0]))
    return FinanceTable(
        caption=f"{view.board.name}, {view.period.in_words}, {unit.symbol}",
        columns=(
            Column("what", "Vad"),
            Column("state", "Läge"),
            Column("cost_centre", "Ansvar"),
            Column("account", "Konto"),
            Column("detail", "Gäller"),
            Column("amount", "Belopp", Kind.MONEY, unit),
            Column("expected", "Jämfört med", Kind.MONEY, unit),
            Column("owner", "Hos"),
            Column("advice", "Vad du gör", prose=True),
        ),
        rows=tuple(
            Row(
                key=str(place),
                cells=(
                    one.rule.title,
                    one.state.label,
                    one.cost_centre,
                    one.account,
                    one.detail,
                    one.amount,
                    one.expected,
                    one.owner,
                    one.reason or one.rule.advice,
                ),
                link=True,
            )
            for place, one in ordered
        ),
        note=view.board.sign.amounts,
    )


def name_of(finding: Finding) -> str:
    """A finding and where it is: "Ovanligt stort belopp, ansvar 21304, konto 4632"."""
    where = (
        f"ansvar {finding.cost_centre}" if finding.cost_centre else "",
        f"konto {finding.account}" if finding.account else "",
        finding.detail or "",
    )
    return ", ".join(filter(None, (finding.rule.title, *where)))


def standing(found: Sequence[Finding], signed: Sequence[SignOff], view: View) -> Markdown:
    """Whether the period is signed off, and how much is left to look at."""
    left = open_ones(found)
    period = plain(view.period.in_words.capitalize())
    if signed and signed[0].event == "signed":
        points = plural(signed[0].open_findings, "öppen punkt", "öppna punkter")
        when = moment(signed[0].happened_at)
        by = plain(f"{signed[0].author} {when}, med {points}.")
        return Markdown(f"**{period} är stängd** av {by}")
    if not left:
        return Markdown(f"**{period} kan stängas:** inga öppna punkter.")
    points = plural(left, "punkt", "punkter")
    return Markdown(f"**{plain(f'{points} att titta på innan {view.period.in_words} stängs.')}**")


def open_ones(found: Sequence[Finding]) -> int:
    return len([one for one in found if one.state is State.OPEN])

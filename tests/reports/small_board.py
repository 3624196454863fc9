"""The files of a board with two months and a budget, small enough to count by hand."""

from __future__ import annotations

ORGANISATION = """Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till
1;Boende;Avdelning;;2020-01-01;
2;Vuxna;Avdelning;;2020-01-01;
1101;Natt;Ansvar;1;2020-01-01;
2101;Dag;Ansvar;2;2020-01-01;
"""
BUDGET = """Ansvar;Konto;Budget 2026
1101;5011;1200000,00
2101;5011;600000,00
"""


def ledger(month: int, *rows: tuple[str, str]) -> str:
    """A month's ledger: cost centre and amount of each row, costs above zero."""
    day = f"{month // 100}-{month % 100:02}-27"
    return "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n" + "".join(
        f"{month};{centre};5011;L{number};{day};Lön;{amount}\n"
        for number, (centre, amount) in enumerate(rows, 1)
    )


FILES = {
    "organisation.csv": ORGANISATION,
    "jan.csv": ledger(202601, ("1101", "110000,10"), ("2101", "50000,00")),
    "feb.csv": ledger(202602, ("1101", "100000,00"), ("2101", "50000,00")),
    "budget.csv": BUDGET,
}

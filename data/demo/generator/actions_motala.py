"""Motala's actions against the deficit of 2023, with what they have given: all of it invented.

They answer what the board's figures are made to show: home care and hired nurses that cost more.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.demo.generator import files
from data.demo.generator.files import Cell, Export, Sheet

YEAR = 2023
_BOARD, _DIRECTOR = "Socialnämnden", "Förvaltningschef"
ACTIONS: tuple[tuple[Cell, ...], ...] = (
    ("Hyrsjuksköterskor ersätts med egna anställda", "Vakanser i hemsjukvården täcks med inhyrda",
     "Verksamhetschef ordinärt boende", "541", 550_000, "202306", None, "Pågår", _BOARD,
     "2023-05-16", "541", "202304"),
    ("Bemanningen i hemtjänsten planeras efter utförd tid", "Övertid och timanställda",
     "Verksamhetschef ordinärt boende", "540", 600_000, "202310", None, "Beslutad", _BOARD,
     "2023-09-19", "540", "202309"),
    ("Vakanta tjänster i funktionsstöd tillsätts efter nyår", None,
     "Verksamhetschef funktionsstöd", "52", 480_000, "202305", "202312", "Pågår", _DIRECTOR,
     "2023-04-25", None, "202304"),
    ("Köpta platser för äldre erbjuds i egna boenden", "Fler köpta platser sedan maj",
     "Verksamhetschef särskilt boende", "53", 250_000, "202310", None, "Beslutad", _BOARD,
     "2023-09-19", "53", "202309"),
    ("Schemat för nattpatrullen läggs om", None, "Enhetschef natt", "540", 120_000, "202311", None,
     "Föreslagen", None, None, "540", "202309"),
    ("Konsulter i staben avslutas", None, _DIRECTOR, "50", 60_000, "202306", None, "Avbruten",
     _DIRECTOR, "2023-05-02", None, "202304"),
)  # fmt: skip
EFFECTS: tuple[tuple[str, str, int], ...] = (
    ("202305", str(ACTIONS[2][0]), 455_000),
    ("202306", str(ACTIONS[2][0]), 490_000),
    ("202307", str(ACTIONS[2][0]), 505_000),
    ("202308", str(ACTIONS[2][0]), 480_000),
    ("202309", str(ACTIONS[2][0]), 470_000),
    ("202306", str(ACTIONS[0][0]), 180_000),
    ("202307", str(ACTIONS[0][0]), 90_000),
    ("202308", str(ACTIONS[0][0]), 340_000),
    ("202309", str(ACTIONS[0][0]), 410_000),
)


def exports() -> Iterator[Export]:
    """The plan of the year, and what its actions have given up to September."""
    plan = Sheet(
        name="Åtgärdsplan",
        titles=(f"Åtgärdsplan {YEAR}, Socialnämnden, Motala kommun", "Påhittade exempel."),
        header=("År", "Åtgärd", "Orsak", "Ansvarig", "Avdelning", "Effekt per månad (kr)",
                "Från och med", "Till och med", "Status", "Beslutad av", "Beslutsdatum",
                "Avvikelse hos", "Avvikelse per"),
        rows=[[str(YEAR), *cells] for cells in ACTIONS],
        widths=(6, 50, 40, 30, 10, 14, 12, 12, 12, 18, 12, 12, 12),
    )  # fmt: skip
    yield Export(f"atgarder_{YEAR}.xlsx", files.workbook(plan))
    given = Sheet(
        name="Effekt",
        titles=(f"Uppnådd effekt {YEAR}, Socialnämnden, Motala kommun", "Påhittade exempel."),
        header=("Månad", "Åtgärd", "Uppnådd effekt (kr)"),
        rows=EFFECTS,
        widths=(10, 50, 16),
    )
    yield Export(f"atgarder_effekt_{YEAR}.xlsx", files.workbook(given))

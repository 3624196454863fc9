"""Proposals for the budget of 2024 of Motala's social services board.

From its guidelines: the columns and the scales. Invented, since they hold an empty form: every
proposal, what it costs and how it is judged, and the frame in the board's file.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.demo.generator import files
from data.demo.generator.files import Cell, Export, Sheet

YEAR = 2024
HEADER = (
    "Budgetår", "Problem", "Målgrupp", "Åtgärd", "Kostnad (tkr)", "Svårighetsgrad", "Nytta",
    "Kostnadseffektivitet", "Perspektiv", "Avdelning", "Föreslås av",
)  # fmt: skip
_HUGE, _LARGE, _SOME, _SMALL = "Mycket stor", "Stor", "Måttlig", "Liten"
_BEST, _GOOD, _FAIR, _POOR = "Mycket hög", "Hög", "Måttlig", "Låg"
_PERSON, _SOCIETY, _OURS = "Individ", "Samhälle", "Organisation"

PROPOSALS: tuple[tuple[Cell, ...], ...] = (
    ("Barn väntar länge på öppenvård efter utredning", "Barn och unga",
     "Två behandlare i öppenvården", 1300, _HUGE, _LARGE, _GOOD, _PERSON, "51", "Verksamhetschef"),
    ("Många möter nya människor varje vecka i sitt hem", "Personer med hemtjänst",
     "Fast omsorgskontakt i hemtjänsten", 900, _LARGE, _HUGE, _GOOD, _PERSON, "54",
     "Verksamhetschef"),
    ("Nattens resor tar tid från omsorgen", "Personer med tillsyn på natten", "Tillsyn med kamera",
     400, _SOME, _LARGE, _BEST, _PERSON, "54", "Enhetschef"),
    ("Nyanställda slutar inom ett år", "Medarbetare i boenden", "Handledning av nyanställda", 600,
     _LARGE, _LARGE, _GOOD, _OURS, "53", "HR-partner"),
    ("Våld i nära relationer upptäcks sent", "Våldsutsatta och deras barn",
     "Team mot våld i nära relationer", 750, _HUGE, _LARGE, _FAIR, _SOCIETY, "51", "Enhetschef"),
    ("Anhöriga söker stöd först när de inte orkar", "Anhöriga", "Samtalsgrupper för anhöriga", 350,
     _SOME, _LARGE, _GOOD, _PERSON, "52", "Enhetschef"),
    ("Hushåll har ekonomiskt bistånd längre än tre år", "Personer med ekonomiskt bistånd",
     "Coach för arbete och studier", 650, _LARGE, _LARGE, _FAIR, _SOCIETY, "51", "Enhetschef"),
    ("Deltagare i daglig verksamhet kommer mer sällan", "Deltagare i daglig verksamhet",
     "Högre habiliteringsersättning", 500, _LARGE, _SOME, _FAIR, _PERSON, "52", "Verksamhetschef"),
    ("Boendestöd finns inte på kvällar", "Personer med boendestöd", "Boendestöd till klockan 21",
     700, _SOME, _LARGE, _FAIR, _PERSON, "52", "Enhetschef"),
    ("Chefer gör uppgifter som andra kan göra", "Enhetschefer", "En administratör till", 580, _SOME,
     _SMALL, _FAIR, _OURS, "50", "Förvaltningschef"),
    ("Samlingsrum är slitna", "Boende i särskilt boende", "Nya möbler i samlingsrum", 450, _SMALL,
     _SOME, _POOR, _PERSON, "53", "Enhetschef"),
)  # fmt: skip


def exports() -> Iterator[Export]:
    """The list of the year, in tkr as the guidelines ask for."""
    sheet = Sheet(
        name="Prioritering",
        titles=(f"Förslag till budget {YEAR}, Socialnämnden, Motala kommun", "Påhittade förslag."),
        header=HEADER,
        rows=[(str(YEAR), f"{problem} (påhittat exempel)", *rest) for problem, *rest in PROPOSALS],
        widths=(9, 44, 28, 34, 13, 14, 14, 20, 14, 10, 18),
    )
    yield Export(f"forslag_{YEAR}.xlsx", files.workbook(sheet))

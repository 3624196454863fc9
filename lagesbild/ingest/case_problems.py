"""What cannot be right in a list of cases. No message quotes a row: it is about somebody (I6)."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest.problems import Problem
from lagesbild.ingest.shaped_columns import MOST_PROBLEMS

_MONTHS = 12


def case_problems(cases: pa.Table | None) -> list[Problem]:
    """Missing persons, types and days, days in the wrong order, and periods that are no month."""
    if cases is None:
        return []
    month = pc.subtract(cases["period"], pc.multiply(pc.divide(cases["period"], 100), 100))
    suspects = (
        (pc.is_null(cases["person"]),
         "Det står inte vem ärendet gäller. Fyll i klientens id eller ta bort raden."),
        (pc.is_null(cases["case_type"]), "Ärendets typ saknas. Fyll i den."),
        (pc.is_null(cases["started_on"]),
         "Ärendets första dag saknas eller går inte att läsa. Skriv den som 2023-10-31."),
        (pc.less(cases["ended_on"], cases["started_on"]),
         "Ärendets sista dag ligger före den första. Rätta datumen."),
        (pc.or_(pc.less(month, 1), pc.greater(month, _MONTHS)),
         "Perioden är ingen månad. Skriv ÅÅÅÅMM med månad 01–12."),
    )  # fmt: skip
    return [
        Problem(place["sheet"] or "", place["row_number"], "", message)
        for wrong, message in suspects
        for place in cases.select(["sheet", "row_number"])
        .filter(pc.fill_null(wrong, False))
        .slice(0, MOST_PROBLEMS)
        .to_pylist()
    ]

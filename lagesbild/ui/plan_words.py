"""What a load would change, in sentences."""

from __future__ import annotations

from decimal import Decimal

from lagesbild import numbers
from lagesbild.ingest.plan import Plan
from lagesbild.text import plural
from lagesbild.ui.markdown import Markdown, plain
from lagesbild.ui.plan_tables import kind_label


def warnings(plan: Plan) -> list[str]:
    """What the user should know before letting the file count."""
    return [
        *plan.warnings,
        *(
            f"Det finns redan {kind_label(other.kind)} för samma perioder från ”{other.source}”. "
            "Läser du in den här filen räknas båda."
            for other in plan.other_sources
        ),
    ]


def what_changes(plan: Plan) -> Markdown:
    """Rows, replaced periods and by how much, unknown codes, repeated rows and rounding."""
    rows = plural(plan.row_count, "rad", "rader")
    words = []
    replaced = [part for part in plan.periods if part.previous_load_id is not None]
    if replaced:
        periods = plural(len(replaced), "period", "perioder")
        difference = sum((part.difference for part in replaced), Decimal(0))
        words.append(f"{periods} ersätts; summan ändras {numbers.exact(difference)}.")
    missing = [code for code in plan.codes if not code.in_plan]
    if missing:
        codes = plural(len(missing), "kod saknas", "koder saknas")
        words.append(f"{codes} i kodplanen och räknas som Ej kopplat.")
    if plan.repeated_rows:
        repeated = plural(plan.repeated_rows, "rad", "rader")
        words.append(f"{repeated} är exakt lika en annan rad.")
    if plan.rounding:
        words.append(f"Avrundning till hela ören ändrar summan {numbers.exact(plan.rounding)}.")
    change = " ".join(words)
    return Markdown(
        f"**{plain(rows)} kan läsas in från {plain(plan.file_name)}.** {plain(change)}".rstrip()
    )

"""The store: one DuckDB file, owned by one process. Nothing outside imports duckdb."""

from lagesbild.store.budget_weights import (
    note_changes,
    phase_anew,
    refresh_budgets,
    refresh_figures,
    renew_budgets,
)
from lagesbild.store.case_counts import keep_case_counts, renew_case_counts
from lagesbild.store.catalogue import Query, everything, named
from lagesbild.store.database import Cursor, Database
from lagesbild.store.failures import StoreFull, StoreHeld
from lagesbild.store.kept_forecasts import keep_forecasts
from lagesbild.store.kept_periodisation import keep_periodisation
from lagesbild.store.migrations import KEEPING_ACCOUNTS, KEEPING_ORGANISATION, KEEPING_PATHS

__all__ = [
    "KEEPING_ACCOUNTS", "KEEPING_ORGANISATION", "KEEPING_PATHS", "Cursor", "Database", "Query",
    "StoreFull", "StoreHeld", "everything", "keep_case_counts", "keep_forecasts",
    "keep_periodisation", "named", "note_changes", "phase_anew", "refresh_budgets",
    "refresh_figures", "renew_budgets", "renew_case_counts",
]  # fmt: skip

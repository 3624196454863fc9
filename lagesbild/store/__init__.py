"""The store: one DuckDB file, owned by one process. Nothing outside imports duckdb."""

from lagesbild.store.catalogue import Query, everything, named
from lagesbild.store.database import Cursor, Database
from lagesbild.store.failures import StoreFull, StoreHeld

__all__ = ["Cursor", "Database", "Query", "StoreFull", "StoreHeld", "everything", "named"]

"""The store: one DuckDB file, owned by one process. Nothing outside imports duckdb."""

from lagesbild.store.catalogue import Query, everything, named
from lagesbild.store.database import Cursor, Database

__all__ = ["Cursor", "Database", "Query", "everything", "named"]

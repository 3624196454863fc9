"""The one door to the store: who may see what, who may do what, and what they have done."""

from lagesbild.access.audit import Event
from lagesbild.access.door import (
    Change,
    Reader,
    UnknownQuery,
    queries_in,
    query_named,
)
from lagesbild.access.opening import (
    Store,
    open_store,
    read_csv,
    remove_old_backups,
    restore_store,
)
from lagesbild.access.people import (
    RIGHTS,
    WITHOUT_ROLE,
    Right,
    Role,
    Viewer,
    local_viewer,
    program,
)
from lagesbild.access.role_file import Roles, load_roles
from lagesbild.store import Query, StoreHeld, phase_anew
from lagesbild.store.backup import Verified

__all__ = [
    "RIGHTS", "WITHOUT_ROLE", "Change", "Event", "Query", "Reader", "Right", "Role", "Roles",
    "Store", "StoreHeld", "UnknownQuery", "Verified", "Viewer", "load_roles", "local_viewer",
    "open_store", "phase_anew", "program", "queries_in", "query_named", "read_csv",
    "remove_old_backups", "restore_store",
]  # fmt: skip

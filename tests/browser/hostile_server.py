"""Serve hostile_app.py as the product's own pages are served."""

import sys
from pathlib import Path

from lagesbild import access, server
from lagesbild.settings import Settings


def say(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


store = access.open_store(Settings.from_environment())
server.run("127.0.0.1", 0, store, script=Path(__file__).with_name("hostile_app.py"), ready=say)
store.close()

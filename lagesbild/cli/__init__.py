"""The command line: everything a page can load, a command can load (I7)."""

from lagesbild.cli.main import main

__all__ = ["main"]
